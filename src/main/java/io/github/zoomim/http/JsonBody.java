package io.github.zoomim.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads an answer's body as a tree. */
public final class JsonBody {
  /** Keeps no buffer with a thread: it would hold the driver's class loader. */
  private static final JsonMapper JSON =
      new JsonMapper(
          JsonFactory.builder().recyclerPool(JsonRecyclerPools.nonRecyclingPool()).build());

  private JsonBody() {}

  /** The body; null where it is empty or not JSON. */
  public static @Nullable JsonNode of(HttpAnswer answer) {
    try {
      JsonNode body = JSON.readTree(answer.body());
      return body == null || body.isMissingNode() ? null : body;
    } catch (IOException e) {
      return null;
    }
  }
}
