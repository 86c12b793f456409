package io.github.zoomim.shell;

import io.github.zoomim.api.Probe;
import io.github.zoomim.config.Api;
import io.github.zoomim.config.Credentials;
import io.github.zoomim.config.ZoomImSettings;
import java.util.Locale;

/** What to change where a check failed; each advice continues a sentence. */
final class CheckAdvice {
  private final ZoomImSettings settings;

  CheckAdvice(ZoomImSettings settings) {
    this.settings = settings;
  }

  String onToken() {
    Credentials credentials = settings.credentials();
    if (credentials instanceof Credentials.AccessToken) {
      return "; an access token ends about an hour after it was issued: fetch a new one";
    } else if (credentials instanceof Credentials.ServerToServer) {
      return "; compare accountId, clientId and clientSecret with the app, and see that it is"
          + " activated";
    } else if (credentials instanceof Credentials.RefreshToken) {
      return "; a refresh token works once: authorise the app again and take the newest";
    }
    return "";
  }

  String onRate(Probe probe) {
    String retryAfter = probe.rateHeaders().get("Retry-After");
    String until = retryAfter == null ? "" : " (Retry-After: " + retryAfter + ")";
    String type = probe.rateHeaders().getOrDefault("X-RateLimit-Type", "").toLowerCase(Locale.ROOT);
    return type.contains("daily")
        ? "; the account's requests of the day are used up, wait until they are counted anew"
            + until
        : "; other apps of the account ask at the same time, or requestsPerSecond is too high"
            + until;
  }

  String otherApi() {
    return settings.api() == Api.IM ? "report" : "im";
  }
}
