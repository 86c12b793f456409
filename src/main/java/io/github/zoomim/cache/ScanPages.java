package io.github.zoomim.cache;

import io.github.zoomim.cache.Chain.Claim;
import io.github.zoomim.cache.Chain.KeptPage;
import io.github.zoomim.execution.Execution;
import io.github.zoomim.scan.PageRequest;
import io.github.zoomim.scan.SessionPageSource;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one scan, from the cache or from the API, so chosen that the scan is as complete as
 * one that asked for all of them.
 *
 * <p>A scan misses no session that moves because it reads today's window after every other. With
 * kept pages the order in which they <em>were</em> read counts: a kept chain of today's window is
 * good only if it was begun after each other page of this scan was there. And a chain is taken up
 * where another reader left it only at once, while its tokens mean the same rows still; later it is
 * begun anew.
 */
final class ScanPages implements SessionPageSource {
  /** So long a chain that another reader left may be continued. */
  private static final Duration SAME_LIST = Duration.ofSeconds(30);

  private final CachedPages view;
  private final PageCache cache;
  private final SessionPageSource source;
  private final CacheHits hits;

  private final Map<ChainKey, Chain> reading = new ConcurrentHashMap<>();
  private final Set<Chain> begunHere = ConcurrentHashMap.newKeySet();

  /** The last step at which a page of a window that sessions only leave was there. */
  private final AtomicLong closedUntil = new AtomicLong();

  ScanPages(CachedPages view, PageCache cache, SessionPageSource source, CacheHits hits) {
    this.view = view;
    this.cache = cache;
    this.source = source;
    this.hits = hits;
  }

  @Override
  public PageAnswer fetch(PageRequest request, Execution execution) {
    ChainKey key = view.key(request);
    while (true) {
      Chain chain = chain(key, request.pageToken());
      if (chain == null) {
        return tooOld();
      }
      Claim claim = chain.claim(request.pageToken());
      if (claim == null) {
        forget(key, chain);
        return tooOld();
      }
      if (claim.mine()) {
        if (isLeftLongAgo(chain, request)) {
          chain.abandon(claim);
          forget(key, chain);
          return tooOld();
        }
        return ask(request, execution, key, chain, claim);
      }
      KeptPage kept = await(claim.page(), execution);
      if (kept != null) {
        hits.served(request, execution, kept.page().sessions().size());
        return taken(key, chain, kept);
      }
      if (request.pageToken() == null) {
        reading.remove(key, chain);
      }
    }
  }

  private static PageAnswer tooOld() {
    return new PageAnswer.TokenExpired("the kept page before it is too old to go on from");
  }

  /** The chain that this scan reads for the window; for a first page one that may be begun anew. */
  private @Nullable Chain chain(ChainKey key, @Nullable String token) {
    if (token != null) {
      return reading.get(key);
    }
    Chain kept = cache.get(key);
    if (kept == null || !isGood(key, kept)) {
      kept = new Chain(view.today(), cache.step(), cache.time().nanoTime());
      begunHere.add(kept);
      cache.put(key, kept);
    }
    reading.put(key, kept);
    return kept;
  }

  private boolean isGood(ChainKey key, Chain chain) {
    return chain.isAlive()
        && view.isFresh(chain)
        && !(CachedPages.isOpen(key, chain) && chain.begun() < closedUntil.get());
  }

  private boolean isLeftLongAgo(Chain chain, PageRequest request) {
    String token = request.pageToken();
    KeptPage before = token == null ? null : chain.before(token);
    return before != null
        && !begunHere.contains(chain)
        && cache.time().nanoTime() - before.endedNanos() > SAME_LIST.toNanos();
  }

  private PageAnswer ask(
      PageRequest request, Execution execution, ChainKey key, Chain chain, Claim claim) {
    PageAnswer answer;
    try {
      answer = source.fetch(request.forAllColumns(), execution);
    } catch (RuntimeException | Error e) {
      chain.abandon(claim);
      throw e;
    }
    if (!(answer instanceof PageAnswer.Page read)) {
      chain.abandon(claim);
      forget(key, chain);
      return answer;
    }
    KeptPage page = new KeptPage(read.page(), cache.step(), cache.time().nanoTime());
    chain.settle(claim, page);
    cache.grown(key, chain);
    return taken(key, chain, page);
  }

  /** Waits for a page that another reader asked for; null where that came to nothing. */
  private static @Nullable KeptPage await(
      CompletableFuture<@Nullable KeptPage> page, Execution execution) {
    CompletableFuture<Void> stopped = new CompletableFuture<>();
    Execution.Registration registration = execution.onStop(() -> stopped.complete(null));
    try {
      CompletableFuture.anyOf(page, stopped).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a page is settled or abandoned, and never fails", e);
    } finally {
      registration.close();
    }
    execution.check();
    return page.getNow(null);
  }

  private PageAnswer taken(ChainKey key, Chain chain, KeptPage page) {
    if (!CachedPages.isOpen(key, chain)) {
      closedUntil.accumulateAndGet(page.ended(), Math::max);
    }
    return new PageAnswer.Page(page.page());
  }

  private void forget(ChainKey key, Chain chain) {
    reading.remove(key, chain);
    cache.drop(key, chain);
  }
}
