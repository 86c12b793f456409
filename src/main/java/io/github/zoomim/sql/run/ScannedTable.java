package io.github.zoomim.sql.run;

import io.github.zoomim.scan.SessionScanner;

/** A table that is read from an account. */
interface ScannedTable {
  SessionScanner scanner();
}
