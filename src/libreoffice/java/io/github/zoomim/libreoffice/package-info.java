/** LibreOffice against the all-jar. */
@NullMarked
package io.github.zoomim.libreoffice;

import org.jspecify.annotations.NullMarked;
