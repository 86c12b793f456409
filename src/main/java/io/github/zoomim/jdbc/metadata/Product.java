package io.github.zoomim.jdbc.metadata;

import org.jspecify.annotations.Nullable;

/**
 * What a connection leads to, and by which driver.
 *
 * @param url the URL without its secrets
 * @param user the name of the connected user or app, never a secret; null where there is none
 * @param version the version of the API, such as {@code v2}
 * @param driverVersion the driver's version, such as {@code 0.1.0}
 */
public record Product(String url, @Nullable String user, String version, String driverVersion) {}
