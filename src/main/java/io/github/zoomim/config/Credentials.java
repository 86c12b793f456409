package io.github.zoomim.config;

/** How a connection proves who it is: one of Zoom's three ways, or none for the demo. */
public sealed interface Credentials {
  /** An access token that someone else fetched; it ends about an hour after it was issued. */
  record AccessToken(Secret token) implements Credentials {}

  /** A server-to-server OAuth app: the driver fetches its tokens itself. */
  record ServerToServer(String accountId, String clientId, Secret clientSecret)
      implements Credentials {}

  /** A user OAuth app: each use of the refresh token gives the next one. */
  record RefreshToken(String clientId, Secret clientSecret, Secret refreshToken)
      implements Credentials {}

  /** The embedded simulator of {@code jdbc:zoomim:demo}. */
  record Demo() implements Credentials {}
}
