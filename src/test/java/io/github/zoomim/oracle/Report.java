package io.github.zoomim.oracle;

import io.github.zoomim.oracle.Judge.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints a query with all answers. */
final class Report {
  private static final int MOST_ROWS = 4;

  private Report() {}

  static String of(Query query, Judgement judgement) {
    return of(Renderer.render(query, Dialect.DRIVER).toString(), judgement);
  }

  static String of(String sql, Judgement judgement) {
    StringBuilder text = new StringBuilder(sql);
    for (Map.Entry<Dialect, Outcome> each : judgement.outcomes().entrySet()) {
      text.append("\n  ").append(each.getKey()).append(": ");
      if (each.getValue() instanceof Outcome.Rows rows) {
        append(text, rows, against(judgement.outcomes(), each.getKey()));
      } else {
        text.append(each.getValue());
      }
    }
    return text.toString();
  }

  /** The rows that others compare with ours, and ours with them. */
  private static Outcome.@Nullable Rows against(Map<Dialect, Outcome> outcomes, Dialect dialect) {
    if (dialect != Dialect.DRIVER) {
      return outcomes.get(Dialect.DRIVER) instanceof Outcome.Rows ours ? ours : null;
    }
    return outcomes.entrySet().stream()
        .filter(entry -> entry.getKey() != dialect && entry.getValue() instanceof Outcome.Rows)
        .reduce((first, last) -> last)
        .map(entry -> (Outcome.Rows) entry.getValue())
        .orElse(null);
  }

  /** Only those that the other has not, where there are such. */
  private static void append(StringBuilder text, Outcome.Rows rows, Outcome.@Nullable Rows other) {
    List<List<@Nullable Object>> own = new ArrayList<>(rows.rows());
    if (other != null) {
      for (List<@Nullable Object> row : other.rows()) {
        own.stream()
            .filter(mine -> Values.equal(List.of(mine), List.of(row)))
            .findFirst()
            .ifPresent(own::remove);
      }
    }
    boolean some = own.size() < rows.rows().size() && !own.isEmpty();
    List<List<@Nullable Object>> shown = own.isEmpty() ? rows.rows() : own;
    text.append(rows.rows().size()).append(" rows").append(some ? ", only here:" : ":");
    shown.stream().limit(MOST_ROWS).forEach(row -> text.append("\n    ").append(row));
    text.append(shown.size() > MOST_ROWS ? "\n    …" : "");
  }
}
