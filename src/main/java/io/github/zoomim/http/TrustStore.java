package io.github.zoomim.http;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The certificate authorities of a file, or of the system, in place of the JVM's. */
public final class TrustStore {
  private TrustStore() {}

  /**
   * A context that trusts what the store holds and nothing else; null for the JVM's.
   *
   * @param file null for none
   * @param type null for what the file is
   * @throws ZoomImFailure when the store can't be read or trusts nobody
   */
  public static @Nullable SSLContext context(
      @Nullable String file, @Nullable String password, @Nullable String type) {
    if (file == null && type == null) {
      return null;
    }
    String store = file == null ? "trustStoreType=" + type : "trustStore=" + file;
    try {
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(load(file, password == null ? null : password.toCharArray(), type));
      for (TrustManager manager : managers.getTrustManagers()) {
        if (manager instanceof X509TrustManager x509 && x509.getAcceptedIssuers().length == 0) {
          throw new IOException(
              "it contains no certificates, or none that can be read without trustStorePassword");
        }
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new ZoomImFailure(
          Kind.CONFIGURATION,
          ("Cannot connect: %s cannot be used (%s); check trustStore, trustStorePassword and"
                  + " trustStoreType")
              .formatted(store, e.getMessage()),
          e);
    }
  }

  private static KeyStore load(
      @Nullable String file, char @Nullable [] password, @Nullable String type)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(type == null ? KeyStore.getDefaultType() : type);
    try (InputStream in = file == null ? null : new FileInputStream(file)) {
      store.load(in, password);
    }
    return store;
  }
}
