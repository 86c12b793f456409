/** The all-jar as an OSGi bundle: what other bundles find without naming a class. */
@NullMarked
package io.github.zoomim.osgi;

import org.jspecify.annotations.NullMarked;
