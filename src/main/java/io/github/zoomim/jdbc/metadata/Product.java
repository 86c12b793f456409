package io.github.zoomim.jdbc.metadata;

import org.jspecify.annotations.Nullable;

/**
 * What a connection leads to.
 *
 * @param url the URL without its secrets
 * @param user the name of the connected user or app, never a secret; null where there is none
 */
public record Product(String url, @Nullable String user) {}
