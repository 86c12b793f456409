package io.github.zoomim.http;

import com.google.common.base.Throwables;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request to send, with what messages about it need: what it asks, in words, and the secrets in
 * it that no message may show even where the server echoes them. Good for one send.
 */
public final class HttpCall {
  /** How many characters of what a server said go into a message. */
  private static final int LONGEST_QUOTE = 300;

  /** How many are looked at; the rest is markup, or of no use. */
  static final int LONGEST_READ = 8192;

  private final HttpRequest.Builder request;
  private final String asked;
  private final List<String> secrets;
  private final Mask mask;

  /**
   * A call.
   *
   * @param asked what it asks, as a message starts: {@code GET /v2/im/chat/sessions for
   *     2026-10-05..2026-10-06, first page}
   * @param secrets texts to mask in whatever the server says; empty ones are ignored
   */
  public HttpCall(HttpRequest.Builder request, String asked, List<String> secrets) {
    this.request = request;
    this.asked = asked;
    this.secrets = List.copyOf(secrets);
    this.mask = new Mask(secrets);
  }

  /** The same call, with more that no message may show. */
  HttpCall hiding(List<String> more) {
    return new HttpCall(request, asked, Stream.concat(secrets.stream(), more.stream()).toList());
  }

  HttpRequest.Builder request() {
    return request;
  }

  /** A failure of this call; the text says what came back and what to change. */
  public ZoomImFailure failure(Kind kind, String text) {
    return failure(kind, text, null);
  }

  /** The same, with its cause unless a message in the cause's chain shows a secret. */
  ZoomImFailure failure(Kind kind, String text, @Nullable Throwable cause) {
    return new ZoomImFailure(
        kind, asked + ": " + text, cause != null && isClean(cause) ? cause : null);
  }

  /**
   * What somebody else said, fit for a message: secrets masked, on one line, without control
   * characters or markup, and cut at some 300 characters.
   */
  public String quote(String text) {
    String line = text.length() > LONGEST_READ ? startOf(text) : mask.over(text);
    line = line.replaceAll("<[^<>]*>", " ").replaceAll("[\\p{C}\\p{Z}\\s]+", " ").strip();
    line = mask.over(line);
    if (line.length() <= LONGEST_QUOTE) {
      return line;
    }
    int end = LONGEST_QUOTE - (Character.isHighSurrogate(line.charAt(LONGEST_QUOTE - 1)) ? 1 : 0);
    return line.substring(0, end) + "…";
  }

  /** The cut may go through a secret, so as much as the longest one is left out before it. */
  private String startOf(String text) {
    String start = mask.over(text.substring(0, LONGEST_READ));
    return start.substring(0, Math.max(0, start.length() - mask.longest()));
  }

  private boolean isClean(Throwable cause) {
    return Throwables.getCausalChain(cause).stream()
        .map(Throwable::getMessage)
        .allMatch(message -> message == null || mask.over(message).equals(message));
  }

  /** What it asks; never a header or a body. */
  @Override
  public String toString() {
    return asked;
  }
}
