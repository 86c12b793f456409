package io.github.zoomim.sql;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.util.concurrent.ExecutionError;
import com.google.common.util.concurrent.UncheckedExecutionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Plans by the text of their statement. A plan depends on nothing else: the dialect and the tables
 * are the same for every connection, and an account, parameters, the time and a row limit come with
 * the execution. Those longest unused are forgotten; a failure is not kept.
 */
final class PlanCache {
  /** For all connections of the process. */
  static final PlanCache SHARED = new PlanCache(500);

  /** So many characters of a statement weigh as much as a plan does anyway. */
  private static final int CHARACTERS = 2_000;

  private final Cache<String, CompiledPlan> plans;

  /**
   * @param most how many plans of short statements it keeps; fewer of long ones
   */
  PlanCache(int most) {
    plans =
        CacheBuilder.newBuilder()
            .concurrencyLevel(1)
            .maximumWeight(most)
            .<String, CompiledPlan>weigher((sql, plan) -> 1 + sql.length() / CHARACTERS)
            .build();
  }

  /** The plan of a statement, if it is kept. */
  @Nullable CompiledPlan find(String sql) {
    return plans.getIfPresent(sql);
  }

  /** The plan of a statement; where two threads want a new one at once, one of them makes it. */
  CompiledPlan get(String sql, Supplier<CompiledPlan> planning) {
    try {
      return plans.get(
          sql,
          () -> {
            CompiledPlan plan = planning.get();
            if (!plan.isShareable()) {
              throw new NotShared(plan, Thread.currentThread());
            }
            return plan;
          });
    } catch (UncheckedExecutionException | ExecutionError | ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof NotShared made) {
        return made.maker == Thread.currentThread() ? made.plan : planning.get();
      }
      throw rethrown(cause == null ? e : cause);
    }
  }

  /** Carries a plan past the cache to the one who made it. */
  private static final class NotShared extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient CompiledPlan plan;
    private final transient Thread maker;

    NotShared(CompiledPlan plan, Thread maker) {
      super(null, null, false, false);
      this.plan = plan;
      this.maker = maker;
    }
  }

  private static RuntimeException rethrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
  }
}
