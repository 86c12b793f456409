package io.github.zoomim.config;

import java.net.URI;

/**
 * What makes two connections share one API client, and with it one token and one pace.
 *
 * @param baseUrl where the API is
 * @param oauthUrl where its tokens come from
 */
public record AccountKey(URI baseUrl, URI oauthUrl, Credentials credentials) {}
