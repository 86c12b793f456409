package io.github.zoomim.sql;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.github.zoomim.spec.TableSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plans by the text of their statement. A plan depends on nothing else but which tables there are:
 * the dialect is the same for every connection, and an account, parameters, the time and a row
 * limit come with the execution. Those longest unused are forgotten; a failure is not kept.
 */
final class PlanCache {
  /** For all connections of the process. */
  static final PlanCache SHARED = new PlanCache(500);

  /** The number of characters of a statement that weigh as much as its plan. */
  private static final int CHARACTERS = 2_000;

  private record Key(String tables, String sql) {}

  private final Cache<Key, CompiledPlan> plans;

  /** The tables in words, for the hash of a text is computed once. */
  private final String tables;

  /**
   * @param most how many plans of short statements it keeps; fewer of long ones
   */
  PlanCache(int most) {
    this(
        CacheBuilder.newBuilder()
            .concurrencyLevel(1)
            .maximumWeight(most)
            .<Key, CompiledPlan>weigher((key, plan) -> 1 + key.sql().length() / CHARACTERS)
            .build(),
        "");
  }

  private PlanCache(Cache<Key, CompiledPlan> plans, String tables) {
    this.plans = plans;
    this.tables = tables;
  }

  /** The same cache for those whose account has these tables. */
  PlanCache forTables(List<TableSpec> specs) {
    return new PlanCache(plans, specs.toString());
  }

  /** The plan of a statement, if it is kept. */
  @Nullable CompiledPlan find(String sql) {
    return plans.getIfPresent(new Key(tables, sql));
  }

  /** Keeps a plan that several threads can use at once. */
  void keep(String sql, CompiledPlan plan) {
    if (plan.isShareable()) {
      plans.put(new Key(tables, sql), plan);
    }
  }
}
