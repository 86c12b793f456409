package io.github.zoomim.config;

import java.net.URI;

/**
 * What makes two connections share one API client, and with it one token and one pace.
 *
 * @param baseUrl where the API is
 * @param oauthUrl where its tokens come from
 * @param network how both are reached: a connection with the right proxy must not wait for the
 *     tokens of one with a wrong one
 */
public record AccountKey(
    URI baseUrl, URI oauthUrl, Credentials credentials, NetworkSettings network) {}
