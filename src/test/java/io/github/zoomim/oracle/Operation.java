package io.github.zoomim.oracle;

import static io.github.zoomim.oracle.Dialect.DUCKDB;
import static io.github.zoomim.oracle.Dialect.H2;
import static io.github.zoomim.oracle.Dialect.POSTGRESQL;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Functions and operators, with their SQL: {@code {0}} is the first argument and {@code {w}} the
 * word. Where an engine writes it in another way, that is said; where it has nothing that means the
 * same, its SQL is {@link #NONE} and the engine has no say.
 */
enum Operation {
  // Of any type.
  COALESCE(null, "COALESCE({0}, {1})", Slot.SAME, Slot.SAME),
  COALESCE_3(null, "COALESCE({0}, {1}, {2})", Slot.SAME, Slot.SAME, Slot.SAME),
  NULLIF(null, "NULLIF({0}, {1})", Slot.SAME, Slot.SAME),

  GREATEST(
      ImmutableMap.of(H2, Operation.NONE),
      null,
      "{w}({0}, {1}, {2})",
      Slot.SAME,
      Slot.SAME,
      Slot.SAME) {
    @Override
    List<String> words() {
      return List.of("GREATEST", "LEAST");
    }
  },

  // Conditions.
  COMPARE(Type.BOOLEAN, "{0} {w} {1}", Slot.SAME, Slot.SAME) {
    @Override
    List<String> words() {
      return List.of("=", "<>", "<", "<=", ">", ">=", "=");
    }
  },
  AND(Type.BOOLEAN, "({0} AND {1})", Slot.BOOLEAN, Slot.BOOLEAN),
  OR(Type.BOOLEAN, "({0} OR {1})", Slot.BOOLEAN, Slot.BOOLEAN),
  NOT(Type.BOOLEAN, "NOT ({0})", Slot.BOOLEAN),
  IS_NULL(Type.BOOLEAN, "{0} IS {w}", Slot.SAME) {
    @Override
    List<String> words() {
      return List.of("NULL", "NOT NULL");
    }
  },
  IS_TRUE(Type.BOOLEAN, "({0}) IS {w}", Slot.BOOLEAN) {
    @Override
    List<String> words() {
      return List.of("TRUE", "NOT TRUE", "FALSE", "NOT FALSE");
    }
  },
  IS_UNKNOWN(Type.BOOLEAN, "({0}) IS {w}UNKNOWN", Slot.BOOLEAN) {
    @Override
    List<String> words() {
      return List.of("", "NOT ");
    }
  },
  IS_DISTINCT(Type.BOOLEAN, "{0} IS {w}DISTINCT FROM {1}", Slot.SAME, Slot.SAME) {
    @Override
    List<String> words() {
      return List.of("", "NOT ");
    }
  },
  BETWEEN(Type.BOOLEAN, "{0} {w} {1} AND {2}", Slot.SAME, Slot.SAME, Slot.SAME) {
    @Override
    List<String> words() {
      return List.of("BETWEEN", "NOT BETWEEN");
    }
  },
  BETWEEN_SYMMETRIC(
      ImmutableMap.of(
          DUCKDB, "(({0} BETWEEN {1} AND {2} OR {0} BETWEEN {2} AND {1}) = ('{w}' = 'BETWEEN'))"),
      Type.BOOLEAN,
      "{0} {w} SYMMETRIC {1} AND {2}",
      Slot.SAME,
      Slot.SAME,
      Slot.SAME) {
    @Override
    List<String> words() {
      return List.of("BETWEEN", "NOT BETWEEN");
    }
  },
  LIKE(Type.BOOLEAN, "{0} {w} {1}", Slot.TEXT, Slot.PATTERN) {
    @Override
    List<String> words() {
      return List.of("LIKE", "NOT LIKE", "ILIKE");
    }
  },
  STARTS_WITH(
      ImmutableMap.of(H2, Operation.NONE),
      Type.BOOLEAN,
      "STARTS_WITH({0}, {1})",
      Slot.TEXT,
      Slot.PIECE),
  LIKE_ESCAPE(Type.BOOLEAN, "{0} LIKE {1} ESCAPE '!'", Slot.TEXT, Slot.PATTERN),

  // Texts.
  UPPER(Type.TEXT, "UPPER({0})", Slot.TEXT),
  LOWER(Type.TEXT, "LOWER({0})", Slot.TEXT),
  TRIM(Type.TEXT, "TRIM({0})", Slot.TEXT),
  LTRIM(Type.TEXT, "LTRIM({0})", Slot.TEXT),
  RTRIM(Type.TEXT, "RTRIM({0})", Slot.TEXT),
  TRIM_FROM(Type.TEXT, "TRIM({w} FROM {0})", Slot.TEXT) {
    @Override
    List<String> words() {
      return List.of("BOTH ' '", "LEADING ' '", "TRAILING 'n'", "BOTH 'a'");
    }
  },
  SUBSTRING(Type.TEXT, "SUBSTRING({0} FROM {1} FOR {2})", Slot.TEXT, Slot.POSITION, Slot.COUNT),
  SUBSTRING_FROM(Type.TEXT, "SUBSTRING({0} FROM {1})", Slot.TEXT, Slot.POSITION),
  SUBSTR(Type.TEXT, "SUBSTR({0}, {1}, {2})", Slot.TEXT, Slot.POSITION, Slot.COUNT),
  LEFT(Type.TEXT, "LEFT({0}, {1})", Slot.TEXT, Slot.COUNT),
  RIGHT(Type.TEXT, "RIGHT({0}, {1})", Slot.TEXT, Slot.COUNT),
  JOINED(Type.TEXT, "({0} || {1})", Slot.TEXT, Slot.TEXT),
  CONCAT(Type.TEXT, "CONCAT({0}, {1}, {2})", Slot.TEXT, Slot.PIECE, Slot.TEXT),
  REPLACE(Type.TEXT, "REPLACE({0}, {1}, {2})", Slot.TEXT, Slot.PIECE, Slot.PIECE),
  REVERSE(ImmutableMap.of(H2, Operation.NONE), Type.TEXT, "REVERSE({0})", Slot.TEXT),
  LPAD(Type.TEXT, "LPAD({0}, {1}, '*')", Slot.TEXT, Slot.COUNT),
  RPAD(Type.TEXT, "RPAD({0}, {1}, '*')", Slot.TEXT, Slot.COUNT),
  REPEAT(Type.TEXT, "REPEAT({0}, {1})", Slot.TEXT, Slot.POSITION),
  SPLIT_PART(
      ImmutableMap.of(H2, Operation.NONE),
      Type.TEXT,
      "SPLIT_PART({0}, {1}, {2})",
      Slot.TEXT,
      Slot.PIECE,
      Slot.POSITION),
  TRANSLATE(Type.TEXT, "TRANSLATE({0}, 'abe', 'xyz')", Slot.TEXT),
  TEXT_OF_INTEGER(Type.TEXT, "CAST({0} AS VARCHAR)", Slot.INTEGER),
  TEXT_OF_DATE(Type.TEXT, "CAST({0} AS VARCHAR)", Slot.DATE),
  TEXT_OF_TEXT(Type.TEXT, "CAST({0} AS VARCHAR)", Slot.TEXT),
  TEXT_CUT(Type.TEXT, "CAST({0} AS VARCHAR(3))", Slot.TEXT) {
    @Override
    String sql(Dialect dialect) {
      return dialect == DUCKDB ? "LEFT({0}, 3)" : super.sql(dialect);
    }
  },
  TO_CHAR(
      ImmutableMap.of(DUCKDB, "STRFTIME({0}, '%Y-%m-%d %H:%M:%S')"),
      Type.TEXT,
      "TO_CHAR({0}, 'YYYY-MM-DD HH24:MI:SS')",
      Slot.TIME),

  // Numbers.
  PLUS(Type.INTEGER, "({0} {w} {1})", Slot.INTEGER, Slot.INTEGER) {
    @Override
    List<String> words() {
      return List.of("+", "-");
    }
  },
  TIMES(Type.INTEGER, "({0} * {1})", Slot.INTEGER, Slot.POSITION),
  MINUS(Type.INTEGER, "(- {0})", Slot.INTEGER),
  DIVIDE(
      ImmutableMap.of(
          H2,
          "(CAST({0} AS BIGINT) / {1})",
          POSTGRESQL,
          "(CAST({0} AS BIGINT) / {1})",
          DUCKDB,
          "({0} // {1})"),
      Type.INTEGER,
      "({0} / {1})",
      Slot.INTEGER,
      Slot.DIVISOR),
  MOD(Type.INTEGER, "MOD({0}, {1})", Slot.INTEGER, Slot.DIVISOR),
  ABS(Type.INTEGER, "ABS({0})", Slot.INTEGER),
  SIGN(Type.INTEGER, "SIGN({0})", Slot.INTEGER),
  CHAR_LENGTH(ImmutableMap.of(DUCKDB, "LENGTH({0})"), Type.INTEGER, "CHAR_LENGTH({0})", Slot.TEXT),
  POSITION(Type.INTEGER, "POSITION({1} IN {0})", Slot.TEXT, Slot.PIECE),
  STRPOS(
      ImmutableMap.of(H2, Operation.NONE), Type.INTEGER, "STRPOS({0}, {1})", Slot.TEXT, Slot.PIECE),
  ASCII(Type.INTEGER, "ASCII({0})", Slot.TEXT),
  ROUNDED(
      ImmutableMap.of(DUCKDB, "CAST(FLOOR({0}) AS BIGINT)"),
      Type.INTEGER,
      "CAST(FLOOR({0}) AS INTEGER)",
      Slot.DECIMAL),
  DECIMAL_PLUS(Type.DECIMAL, "({0} {w} {1})", Slot.DECIMAL, Slot.INTEGER) {
    @Override
    List<String> words() {
      return List.of("+", "-");
    }
  },
  DECIMAL_OF(Type.DECIMAL, "CAST({0} AS DECIMAL(12, 2))", Slot.INTEGER),
  DECIMAL_ABS(Type.DECIMAL, "ABS({0})", Slot.DECIMAL),
  DECIMAL_TENTHS(Type.DECIMAL, "ROUND({0}, 1)", Slot.DECIMAL),
  DECIMAL_ROUND(Type.DECIMAL, "{w}({0})", Slot.DECIMAL) {
    @Override
    List<String> words() {
      return List.of("FLOOR", "CEIL", "ROUND");
    }
  },
  DOUBLE_OF(Type.DOUBLE, "CAST({0} AS DOUBLE PRECISION)", Slot.INTEGER),
  DOUBLE_PLUS(Type.DOUBLE, "({0} {w} {1})", Slot.DOUBLE, Slot.INTEGER) {
    @Override
    List<String> words() {
      return List.of("+", "-", "*");
    }
  },
  EPOCH(Type.DOUBLE, "CAST(EXTRACT(EPOCH FROM {0}) AS DOUBLE PRECISION)", Slot.TIME),
  DOUBLE_DIVIDE(Type.DOUBLE, "({0} / {1})", Slot.DOUBLE, Slot.DIVISOR),

  // Times.
  EXTRACT(
      ImmutableMap.of(
          POSTGRESQL,
          "CAST(EXTRACT({w} FROM {0}) AS BIGINT)",
          DUCKDB,
          "CAST(EXTRACT({w} FROM {0}) AS BIGINT)"),
      Type.INTEGER,
      "EXTRACT({w} FROM {0})",
      Slot.TIME) {
    @Override
    List<String> words() {
      return List.of("YEAR", "QUARTER", "MONTH", "DAY", "HOUR", "MINUTE", "DOY");
    }
  },
  EXTRACT_ISO(
      ImmutableMap.of(
          H2,
          "EXTRACT(ISO_{w} FROM {0})",
          POSTGRESQL,
          "CAST(EXTRACT({w} FROM {0}) AS BIGINT)",
          DUCKDB,
          "CAST(EXTRACT({w} FROM {0}) AS BIGINT)"),
      Type.INTEGER,
      "EXTRACT({w} FROM {0})",
      Slot.TIME) {
    @Override
    List<String> words() {
      return List.of("WEEK");
    }
  },
  EXTRACT_ISODOW(
      ImmutableMap.of(
          H2,
          "EXTRACT(ISO_DAY_OF_WEEK FROM {0})",
          POSTGRESQL,
          "CAST(EXTRACT(ISODOW FROM {0}) AS BIGINT)"),
      Type.INTEGER,
      "EXTRACT(ISODOW FROM {0})",
      Slot.TIME),
  EXTRACT_DATE(
      ImmutableMap.of(POSTGRESQL, "CAST(EXTRACT({w} FROM {0}) AS BIGINT)"),
      Type.INTEGER,
      "EXTRACT({w} FROM {0})",
      Slot.DATE) {
    @Override
    List<String> words() {
      return List.of("YEAR", "MONTH", "DAY");
    }
  },
  YEAR_OF(
      ImmutableMap.of(POSTGRESQL, "CAST(EXTRACT({w} FROM {0}) AS BIGINT)"),
      Type.INTEGER,
      "{w}({0})",
      Slot.TIME) {
    @Override
    List<String> words() {
      return List.of("YEAR", "MONTH", "HOUR", "MINUTE");
    }
  },
  TIMESTAMPDIFF(
      ImmutableMap.of(
          DUCKDB,
          "DATE_SUB('{w}', {0}, {1})",
          H2,
          "{none}",
          POSTGRESQL,
          "CAST(TRUNC(EXTRACT(EPOCH FROM ({1} - {0}))"
              + " / CASE '{w}' WHEN 'DAY' THEN 86400 WHEN 'HOUR' THEN 3600 ELSE 60 END) AS"
              + " BIGINT)"),
      Type.INTEGER,
      "TIMESTAMPDIFF({w}, {0}, {1})",
      Slot.TIME,
      Slot.TIME) {
    @Override
    List<String> words() {
      return List.of("DAY", "HOUR", "MINUTE");
    }
  },
  DATEDIFF(
      ImmutableMap.of(
          DUCKDB,
          "DATE_DIFF('DAY', {0}, {1})",
          POSTGRESQL,
          "(CAST({1} AS DATE) - CAST({0} AS DATE))"),
      Type.INTEGER,
      "DATEDIFF(DAY, {0}, {1})",
      Slot.TIME,
      Slot.TIME),
  DATE_TRUNC(Type.TIME, "DATE_TRUNC('{w}', {0})", Slot.TIME) {
    @Override
    List<String> words() {
      return List.of("YEAR", "QUARTER", "MONTH", "DAY", "HOUR", "MINUTE");
    }
  },
  DATE_TRUNC_WEEK(
      ImmutableMap.of(H2, "DATE_TRUNC('ISO_WEEK', {0})"),
      Type.TIME,
      "DATE_TRUNC('WEEK', {0})",
      Slot.TIME),
  FLOOR_TO(
      ImmutableMap.of(
          H2,
          "DATE_TRUNC('{w}', {0})",
          DUCKDB,
          "DATE_TRUNC('{w}', {0})",
          POSTGRESQL,
          "DATE_TRUNC('{w}', {0})"),
      Type.TIME,
      "FLOOR({0} TO {w})",
      Slot.TIME) {
    @Override
    List<String> words() {
      return List.of("YEAR", "QUARTER", "MONTH", "DAY", "HOUR");
    }
  },
  TIME_SHIFT(Type.TIME, "({0} {w})", Slot.TIME) {
    @Override
    List<String> words() {
      return List.of(
          "+ INTERVAL '1' DAY",
          "- INTERVAL '3' HOUR",
          "+ INTERVAL '1' MONTH",
          "- INTERVAL '90' MINUTE",
          "- INTERVAL '1' YEAR");
    }
  },
  TIMESTAMPADD(
      ImmutableMap.of(
          POSTGRESQL, "({0} + {1} * INTERVAL '1' {w})", DUCKDB, "({0} + {1} * INTERVAL '1' {w})"),
      Type.TIME,
      "TIMESTAMPADD({w}, {1}, {0})",
      Slot.TIME,
      Slot.COUNT) {
    @Override
    List<String> words() {
      return List.of("DAY", "HOUR", "MONTH");
    }
  },
  TIME_OF_DATE(Type.TIME, "CAST({0} AS TIMESTAMP)", Slot.DATE),
  TO_DATE(Type.DATE, "CAST({0} AS DATE)", Slot.TIME),
  DATE_SHIFT(Type.DATE, "({0} {w})", Slot.DATE) {
    @Override
    List<String> words() {
      return List.of("+ 1", "- 7");
    }
  },
  LAST_DAY(
      ImmutableMap.of(
          POSTGRESQL,
          "CAST(DATE_TRUNC('MONTH', {0}) + INTERVAL '1' MONTH - INTERVAL '1' DAY AS DATE)"),
      Type.DATE,
      "LAST_DAY({0})",
      Slot.TIME),

  // What fails on some values: kept out of where an engine is free to compute it or not.
  DIVIDE_BY(
      ImmutableMap.of(
          DUCKDB, "CASE WHEN {1} = 0 THEN CAST('by zero' AS INTEGER) ELSE {0} // {1} END"),
      Type.INTEGER,
      "({0} / {1})",
      Slot.INTEGER,
      Slot.INTEGER),
  INTEGER_OF_TEXT(Type.INTEGER, "CAST({0} AS INTEGER)", Slot.TEXT),
  DATE_OF_TEXT(Type.DATE, "CAST({0} AS DATE)", Slot.TEXT),
  DECIMAL_OF_TEXT(Type.DECIMAL, "CAST({0} AS DECIMAL(12, 2))", Slot.TEXT),
  OVERFLOW(Type.INTEGER, "(CAST({0} AS INTEGER) + 2147483640)", Slot.INTEGER);

  /** The SQL of what an engine lacks. */
  static final String NONE = "{none}";

  /** The type of the result; null where it is that of the arguments. */
  final @Nullable Type result;

  final ImmutableList<Slot> slots;
  private final String common;

  /** The SQL of those that don't write it as the others do. */
  private final ImmutableMap<Dialect, String> others;

  Operation(@Nullable Type result, String common, Slot... slots) {
    this(ImmutableMap.of(), result, common, slots);
  }

  Operation(
      ImmutableMap<Dialect, String> others, @Nullable Type result, String common, Slot... slots) {
    this.result = result;
    this.common = common;
    this.others = others;
    this.slots = ImmutableList.copyOf(slots);
  }

  /** The choices for the word; one of them is empty where there is none. */
  List<String> words() {
    return List.of("");
  }

  String sql(Dialect dialect) {
    return others.getOrDefault(dialect, common);
  }

  /** Whether it fails on some values, such as 0. */
  boolean mayFail() {
    return compareTo(DIVIDE_BY) >= 0;
  }

  boolean isOf(Type type) {
    return result == null || result == type;
  }
}
