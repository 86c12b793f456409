package io.github.zoomim.sql.dialect;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import io.github.zoomim.sql.type.ZoomTypeSystem;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.apache.calcite.config.CalciteConnectionConfig;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.config.NullCollation;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataTypeSystem;
import org.apache.calcite.sql.type.SqlTypeCoercionRule;
import org.apache.calcite.sql.type.SqlTypeMappingRule;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlConformance;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlDelegatingConformance;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql2rel.SqlToRelConverter;

/** What SQL means here: how it is read, how names, numbers and NULLs go. */
public final class Dialect {
  /** The schema of the tables, where a query names none. */
  public static final String DEFAULT_SCHEMA = "zoom";

  /**
   * Lenient, for what tools write; not Babel's own conformance, under which {@code GROUP BY ROLLUP}
   * gives wrong rows. Integers that overflow are an error, never a wrong number.
   */
  public static final SqlConformance CONFORMANCE =
      new SqlDelegatingConformance(SqlConformanceEnum.LENIENT) {
        @Override
        public boolean checkedArithmetic() {
          return true;
        }
      };

  /** A boolean is 1 or 0 as an integer, as in PostgreSQL. */
  static final SqlTypeMappingRule CASTS =
      SqlTypeCoercionRule.instance(
          Maps.transformEntries(
              SqlTypeCoercionRule.instance().getTypeMapping(),
              (to, from) ->
                  ImmutableSet.<SqlTypeName>builder()
                      .addAll(requireNonNull(from))
                      .addAll(
                          SqlTypeName.INT_TYPES.contains(to)
                              ? SqlTypeName.BOOLEAN_TYPES
                              : List.of())
                      .build()));

  static final SqlValidator.Config VALIDATOR =
      SqlValidator.Config.DEFAULT
          .withConformance(CONFORMANCE)
          .withTypeCoercionFactory(DialectCoercion::new)
          .withDefaultNullCollation(NullCollation.LAST)
          .withLenientOperatorLookup(false)
          .withIdentifierExpansion(true);

  /** {@code IN} of any length stays a predicate, so that it can narrow the scan. */
  public static final SqlToRelConverter.Config CONVERTER =
      SqlToRelConverter.config()
          .withRemoveSortInSubQuery(false)
          .withExpand(false)
          .withInSubQueryThreshold(Integer.MAX_VALUE)
          .addRelBuilderConfigTransform(
              builder ->
                  builder
                      // It takes IN for NOT NULL where what it looks for is, and a key of ROLLUP
                      // that is in no group, too.
                      .withSimplify(false)
                      // A rule does that; here subqueries would refer to columns of the join as
                      // it was before.
                      .withPushJoinCondition(false)
                      // A merged projection refers to columns below the one that outer columns of
                      // its subqueries come from: CALCITE-7405.
                      .withBloat(-1)
                      // Of an empty grouping set that comes twice, the input would be a branch of
                      // the union.
                      .withPruneInputOfAggregate(false));

  private Dialect() {}

  /** For the catalog: case-insensitive names. */
  public static CalciteConnectionConfig connectionConfig() {
    Properties properties = new Properties();
    properties.setProperty(CalciteConnectionProperty.CASE_SENSITIVE.camelName(), "false");
    return new CalciteConnectionConfigImpl(properties);
  }

  /** A factory of types whose text is Unicode. */
  public static JavaTypeFactoryImpl typeFactory() {
    return new UnicodeTypeFactory(ZoomTypeSystem.INSTANCE);
  }

  private static final class UnicodeTypeFactory extends JavaTypeFactoryImpl {
    UnicodeTypeFactory(RelDataTypeSystem typeSystem) {
      super(typeSystem);
    }

    @Override
    public Charset getDefaultCharset() {
      return StandardCharsets.UTF_8;
    }
  }
}
