package io.github.zoomim.sql;

import java.lang.reflect.Field;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.rel.metadata.BuiltInMetadata;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.runtime.SqlFunctions;
import org.apache.calcite.util.BuiltInMethod;
import org.codehaus.janino.Java;
import org.codehaus.janino.Parser;
import org.codehaus.janino.UnitCompiler;

/**
 * Loads classes that every query comes to late, on a thread beside its planning: what is known of
 * relations, and the compiler of generated code. The rules of a search are not among them, for many
 * a first query needs none of them. None is initialised, so neither thread can wait for the other's
 * static initialiser.
 */
public final class EngineClasses {
  /** In the order in which planning comes to them; they name hundreds of others. */
  private static final List<Class<?>> FIRST =
      List.of(
          RelMetadataQuery.class,
          BuiltInMetadata.class,
          DefaultRelMetadataProvider.class,
          Java.class,
          Parser.class,
          UnitCompiler.class,
          HepPlanner.class,
          BuiltInMethod.class,
          SqlFunctions.class,
          EnumerableRelImplementor.class);

  private EngineClasses() {}

  /**
   * Loads them and those of their fields and members.
   *
   * @throws LinkageError where one can't be loaded, as planning would
   */
  public static void load() {
    Set<Class<?>> known = new LinkedHashSet<>();
    for (Class<?> first : FIRST) {
      for (Class<?> next : named(first)) {
        if (known.add(next) && next.getClassLoader() == first.getClassLoader()) {
          known.addAll(named(next));
        }
      }
    }
  }

  /** Asking for the fields links a class too: verifying it is half of the work. */
  private static Set<Class<?>> named(Class<?> type) {
    Set<Class<?>> named = new LinkedHashSet<>();
    for (Field field : type.getDeclaredFields()) {
      named.add(field.getType());
    }
    named.addAll(List.of(type.getDeclaredClasses()));
    return named;
  }
}
