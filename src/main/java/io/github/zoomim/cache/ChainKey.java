package io.github.zoomim.cache;

import io.github.zoomim.scan.DateWindow;

/** What a chain of pages was asked with; the account is the cache itself. */
record ChainKey(String endpoint, DateWindow window, int pageSize) {}
