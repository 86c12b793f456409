package io.github.zoomim.sql;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
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

  /** Keeps a plan that several threads can use at once. */
  void keep(String sql, CompiledPlan plan) {
    if (plan.isShareable()) {
      plans.put(sql, plan);
    }
  }
}
