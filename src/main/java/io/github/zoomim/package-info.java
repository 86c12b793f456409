/**
 * The driver and the data source, and the one place where the parts are put together: settings, API
 * client, scanner, SQL engine and JDBC face. May use every other package.
 */
@NullMarked
package io.github.zoomim;

import org.jspecify.annotations.NullMarked;
