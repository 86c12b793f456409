package io.github.zoomim.oracle;

import java.util.List;

/** A statement in the SQL of one engine, with the parameters in the order of their marks. */
record Rendered(String sql, List<Expr.Parameter> parameters) {
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(sql);
    for (int i = 0; i < parameters.size(); i++) {
      Expr.Parameter parameter = parameters.get(i);
      text.append(i == 0 ? "\n  -- parameters: " : ", ")
          .append(parameter.type())
          .append(' ')
          .append(parameter.value());
    }
    return text.toString();
  }
}
