package io.github.zoomim.sql.code;

import java.lang.reflect.Field;
import java.util.Set;

/**
 * Whether generated code keeps nothing of one execution that another would see. The engine keeps
 * the objects behind some functions in static fields: those that only cache compiled patterns do no
 * harm, but a formatter's buffer does, or a random generator.
 */
final class StatelessCode {
  private static final Set<String> HARMLESS =
      Set.of(
          "LikeFunction",
          "SimilarFunction",
          "SimilarEscapeFunction",
          "RegexFunction",
          "PosixRegexFunction",
          "StatefulFunction");

  private StatelessCode() {}

  static boolean test(Class<?> code) {
    for (Field field : code.getDeclaredFields()) {
      if (!field.getType().isPrimitive()
          && field.getName().startsWith("$L4J$C$new_")
          && !HARMLESS.contains(field.getType().getSimpleName())) {
        return false;
      }
    }
    // Anonymous classes are not declared ones; they are numbered.
    for (int i = 1; ; i++) {
      try {
        if (!test(code.getClassLoader().loadClass(code.getName() + "$" + i))) {
          return false;
        }
      } catch (ClassNotFoundException e) {
        return true;
      }
    }
  }
}
