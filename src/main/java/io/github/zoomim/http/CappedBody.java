package io.github.zoomim.http;

import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Collects a body into one array and breaks the exchange off when it grows beyond the cap. */
final class CappedBody implements BodySubscriber<byte[]> {
  private final int maxBytes;
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private final List<ByteBuffer> parts = new ArrayList<>();
  private long size;
  private @Nullable Subscription subscription;

  CappedBody(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** For the body of an answer; the client can take chunks apart and nothing else. */
  static CappedBody of(ResponseInfo answer, int maxBytes) {
    CappedBody capped = new CappedBody(maxBytes);
    String coding = answer.headers().firstValue("Transfer-Encoding").orElse("chunked");
    if (!coding.equalsIgnoreCase("chunked")) {
      capped.body.completeExceptionally(new UnreadableBody("in the Transfer-Encoding " + coding));
    }
    return capped;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    this.subscription = subscription;
    if (body.isDone()) {
      subscription.cancel();
    } else {
      subscription.request(Long.MAX_VALUE);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      size += buffer.remaining();
      parts.add(buffer);
    }
    if (size > maxBytes && subscription != null) {
      subscription.cancel();
      parts.clear();
      body.completeExceptionally(UnreadableBody.tooLarge(maxBytes));
    }
  }

  @Override
  public void onError(Throwable fault) {
    parts.clear();
    body.completeExceptionally(fault);
  }

  @Override
  public void onComplete() {
    if (body.isDone()) {
      return;
    }
    byte[] whole = new byte[(int) size];
    int at = 0;
    for (ByteBuffer part : parts) {
      int length = part.remaining();
      part.get(whole, at, length);
      at += length;
    }
    parts.clear();
    body.complete(whole);
  }
}
