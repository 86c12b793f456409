/**
 * {@code DatabaseMetaData}: {@link io.github.zoomim.jdbc.metadata.MetadataProxy} is the way in.
 * Knows connections only through {@link io.github.zoomim.jdbc.metadata.MetadataSource}, and makes
 * rows, not result sets.
 */
@NullMarked
package io.github.zoomim.jdbc.metadata;

import org.jspecify.annotations.NullMarked;
