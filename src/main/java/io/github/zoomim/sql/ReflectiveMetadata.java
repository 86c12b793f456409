package io.github.zoomim.sql;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Aggregate.Group;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.metadata.BuiltInMetadata;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.metadata.MetadataHandler;
import org.apache.calcite.rel.metadata.MetadataHandlerProvider;
import org.apache.calcite.rel.metadata.ProxyingMetadataHandlerProvider;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.jspecify.annotations.Nullable;

/**
 * What is known of relations, found by reflection. Calcite compiles code for each kind of question
 * before it answers the first; that pays for a search by cost, which asks a thousand times, but
 * converting a query and applying a few rules ask a few times only.
 */
final class ReflectiveMetadata implements MetadataHandlerProvider, InvocationHandler {
  private static final ReflectiveMetadata INSTANCE = new ReflectiveMetadata();

  private final MetadataHandlerProvider reflective =
      new ProxyingMetadataHandlerProvider(DefaultRelMetadataProvider.INSTANCE);

  private final Map<Class<?>, InvocationHandler> asked = new ConcurrentHashMap<>();

  /** One object for all kinds: a query requires handlers of 27 at once, and asks two of them. */
  private final Object all =
      Proxy.newProxyInstance(RelMetadataQuery.class.getClassLoader(), kinds(), this);

  private ReflectiveMetadata() {}

  /** Answers a cluster's questions by reflection. */
  static void useFor(RelOptCluster cluster) {
    cluster.setMetadataQuerySupplier(() -> new RelMetadataQuery(INSTANCE));
  }

  private static Class<?>[] kinds() {
    return Arrays.stream(RelMetadataQuery.class.getDeclaredFields())
        .map(Field::getType)
        .filter(MetadataHandler.class::isAssignableFrom)
        .toArray(Class<?>[]::new);
  }

  @Override
  public <H extends MetadataHandler<?>> H handler(Class<H> kind) {
    return kind.cast(all);
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, @Nullable Object[] arguments)
      throws Throwable {
    Class<?> kind = method.getDeclaringClass();
    boolean arePredicates = kind == BuiltInMetadata.Predicates.Handler.class && arguments != null;
    if (arePredicates && (isOfSeveralSets(arguments[0]) || hasRefusedCondition(arguments[0]))) {
      return RelOptPredicateList.EMPTY;
    }
    return asked.computeIfAbsent(kind, this::handling).invoke(proxy, method, arguments);
  }

  /** Their grand total has a row where the input is known to be empty, which Calcite overlooks. */
  private static boolean isOfSeveralSets(@Nullable Object rel) {
    return rel instanceof Aggregate aggregate && aggregate.getGroupType() != Group.SIMPLE;
  }

  /**
   * Then a list of what holds for the rows is refused: it takes no comparison with NULL, and would
   * compute a subquery like a constant.
   */
  private static boolean hasRefusedCondition(@Nullable Object rel) {
    RexNode all =
        rel instanceof Join join
            ? join.getCondition()
            : rel instanceof Filter filter ? filter.getCondition() : null;
    return RelOptUtil.conjunctions(all).stream()
        .anyMatch(
            condition ->
                RexUtil.SubQueryFinder.find(condition) != null
                    || (condition instanceof RexCall call
                        && call.getOperands().stream().anyMatch(RexLiteral::isNullLiteral)));
  }

  private InvocationHandler handling(Class<?> kind) {
    return Proxy.getInvocationHandler(reflective.handler(kind.asSubclass(MetadataHandler.class)));
  }
}
