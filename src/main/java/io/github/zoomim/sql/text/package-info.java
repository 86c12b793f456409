/** The statement as text: what the parser would not read is written in another way. */
@NullMarked
package io.github.zoomim.sql.text;

import org.jspecify.annotations.NullMarked;
