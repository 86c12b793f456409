package io.github.zoomim.scan;

import org.jspecify.annotations.Nullable;

/**
 * One row of the API's {@code sessions}.
 *
 * @param id the session's id; a row without one never gets here
 * @param type "Group" or "1:1", open text; null where absent
 * @param name the session's name; null where absent
 * @param lastMessageSentTime milliseconds since 1970-01-01T00:00Z, finer parts cut off; null where
 *     absent
 */
public record Session(
    String id, @Nullable String type, @Nullable String name, @Nullable Long lastMessageSentTime) {}
