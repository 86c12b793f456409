package io.github.zoomim.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes a query smaller for as long as it stays what it is wanted for. */
final class Shrinker {
  private final Predicate<Query> wanted;
  private int attempts;

  /**
   * A shrinker.
   *
   * @param wanted whether a query still shows the difference
   * @param attempts how many queries may be tried
   */
  Shrinker(Predicate<Query> wanted, int attempts) {
    this.wanted = wanted;
    this.attempts = attempts;
  }

  Query shrink(Query query) {
    Query smallest = query;
    for (Query smaller = smaller(smallest); smaller != null; smaller = smaller(smallest)) {
      smallest = smaller;
    }
    return smallest;
  }

  private @Nullable Query smaller(Query query) {
    int size = weight(query);
    List<Node> candidates = new ArrayList<>(Trees.variants(query, Simpler::of));
    candidates.removeIf(candidate -> weight(candidate) >= size);
    candidates.sort(Comparator.comparingInt(Shrinker::weight));
    for (Node candidate : candidates) {
      if (attempts-- <= 0) {
        return null;
      }
      if (wanted.test((Query) candidate)) {
        return (Query) candidate;
      }
    }
    return null;
  }

  /** Nodes, and what makes a query longer without one. */
  private static int weight(Node query) {
    int[] weight = new int[1];
    Trees.walk(
        query,
        node -> {
          weight[0] += node instanceof Expr.Literal ? 3 : 4;
          weight[0] += isLong(node) ? 1 : 0;
        });
    return weight[0];
  }

  private static boolean isLong(Node node) {
    if (node instanceof Query.Select select) {
      return select.distinct() || !select.grouping().isEmpty();
    }
    if (node instanceof Expr.Windowed windowed) {
      return !windowed.frame().isEmpty();
    }
    return node instanceof Relation.Join join && !join.kind().equals("INNER");
  }
}
