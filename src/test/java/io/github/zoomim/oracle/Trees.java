package io.github.zoomim.oracle;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Walks over trees of {@link Node}s, and makes changed copies. */
final class Trees {
  private Trees() {}

  /** Calls for the node and all below it. */
  static void walk(Node node, Consumer<Node> visitor) {
    visitor.accept(node);
    for (Object part : parts(node)) {
      if (part instanceof Node child) {
        walk(child, visitor);
      } else if (part instanceof List<?> list) {
        list.forEach(
            element -> {
              if (element instanceof Node child) {
                walk(child, visitor);
              }
            });
      }
    }
  }

  /** Whether a node of a class is in it. */
  static boolean has(Node node, Class<? extends Node> type) {
    boolean[] found = new boolean[1];
    walk(node, any -> found[0] |= type.isInstance(any));
    return found[0];
  }

  /** The number of nodes. */
  static int size(Node node) {
    int[] count = new int[1];
    walk(node, any -> count[0]++);
    return count[0];
  }

  /** What a record's components hold, in their order. */
  static List<@Nullable Object> parts(Node node) {
    List<@Nullable Object> parts = new ArrayList<>();
    for (RecordComponent component : node.getClass().getRecordComponents()) {
      try {
        parts.add(component.getAccessor().invoke(node));
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new LinkageError(e.getMessage(), e);
      }
    }
    return parts;
  }

  /** The same node with other parts. */
  static Node with(Node node, List<@Nullable Object> parts) {
    try {
      Constructor<?> constructor =
          node.getClass()
              .getDeclaredConstructor(
                  Arrays.stream(node.getClass().getRecordComponents())
                      .map(RecordComponent::getType)
                      .toArray(Class<?>[]::new));
      return (Node) constructor.newInstance(parts.toArray());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /**
   * All copies with one node replaced by one of the replacements that the function has for it. What
   * rows are sorted or grouped by stays: a key that is lost would leave open which rows come first.
   * So does what recurs, which might not end.
   */
  static List<Node> variants(Node node, Function<Node, List<? extends Node>> replacements) {
    List<Node> variants = new ArrayList<>(replacements.apply(node));
    boolean isRecursive = node instanceof Clause.Named named && named.recursive();
    if (isRecursive || node instanceof Clause.SortKey || node instanceof Clause.Row) {
      return variants;
    }
    List<@Nullable Object> parts = parts(node);
    for (int i = 0; i < parts.size(); i++) {
      int at = i;
      if (parts.get(i) instanceof Node child) {
        variants(child, replacements).forEach(v -> addIfFits(variants, node, parts, at, v));
      } else if (parts.get(i) instanceof List<?> list) {
        for (int j = 0; j < list.size(); j++) {
          int place = j;
          if (list.get(j) instanceof Node child) {
            variants(child, replacements)
                .forEach(v -> addIfFits(variants, node, parts, at, replaced(list, place, v)));
          }
        }
      }
    }
    return variants;
  }

  private static void addIfFits(
      List<Node> variants, Node node, List<@Nullable Object> parts, int at, Object part) {
    List<@Nullable Object> changed = new ArrayList<>(parts);
    changed.set(at, part);
    Class<?> wanted = node.getClass().getRecordComponents()[at].getType();
    if (wanted.isInstance(part)) {
      variants.add(with(node, changed));
    }
  }

  private static List<?> replaced(List<?> list, int place, Object element) {
    List<Object> changed = new ArrayList<>(list);
    changed.set(place, element);
    return changed;
  }
}
