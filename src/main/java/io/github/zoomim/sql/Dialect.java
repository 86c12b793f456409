package io.github.zoomim.sql;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.config.CalciteConnectionConfig;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.config.NullCollation;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataTypeSystem;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.fun.SqlLibrary;
import org.apache.calcite.sql.fun.SqlLibraryOperatorTableFactory;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;
import org.apache.calcite.sql.validate.SqlConformance;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlDelegatingConformance;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql2rel.SqlToRelConverter;

/** What SQL means here: how it is read, which functions it has, how names and NULLs go. */
final class Dialect {
  /**
   * Lenient, for what tools write; not Babel's own conformance, under which {@code GROUP BY ROLLUP}
   * gives wrong rows. Integers that overflow are an error, never a wrong number.
   */
  static final SqlConformance CONFORMANCE =
      new SqlDelegatingConformance(SqlConformanceEnum.LENIENT) {
        @Override
        public boolean checkedArithmetic() {
          return true;
        }
      };

  /** Names are taken as written and compared without regard to case. */
  static final SqlParser.Config PARSER =
      SqlParser.config()
          .withParserFactory(SqlBabelParserImpl.FACTORY)
          .withConformance(CONFORMANCE)
          .withQuoting(Quoting.DOUBLE_QUOTE)
          .withQuotedCasing(Casing.UNCHANGED)
          .withUnquotedCasing(Casing.UNCHANGED)
          .withCaseSensitive(false)
          .withIdentifierMaxLength(256);

  static final SqlValidator.Config VALIDATOR =
      SqlValidator.Config.DEFAULT
          .withConformance(CONFORMANCE)
          .withDefaultNullCollation(NullCollation.LAST)
          .withLenientOperatorLookup(false)
          .withIdentifierExpansion(true);

  /** {@code IN} of any length stays a predicate, so that it can narrow the scan. */
  static final SqlToRelConverter.Config CONVERTER =
      SqlToRelConverter.config()
          .withTrimUnusedFields(true)
          .withExpand(false)
          .withInSubQueryThreshold(Integer.MAX_VALUE);

  private Dialect() {}

  /** For the catalog: case-insensitive names. */
  static CalciteConnectionConfig connectionConfig() {
    Properties properties = new Properties();
    properties.setProperty(CalciteConnectionProperty.CASE_SENSITIVE.camelName(), "false");
    return new CalciteConnectionConfigImpl(properties);
  }

  /** The functions of the dialect: the standard's, and those of databases that people know. */
  static SqlOperatorTable operators() {
    return Operators.TABLE;
  }

  /** A factory of types whose text is Unicode. */
  static JavaTypeFactoryImpl typeFactory() {
    return new UnicodeTypeFactory(ZoomTypeSystem.INSTANCE);
  }

  /** Built on first use: it holds several hundred functions. */
  private static final class Operators {
    /** BigQuery's is left out: its DATE_TRUNC takes other arguments than everybody else's. */
    static final SqlOperatorTable TABLE =
        SqlLibraryOperatorTableFactory.INSTANCE.getOperatorTable(
            SqlLibrary.STANDARD,
            SqlLibrary.POSTGRESQL,
            SqlLibrary.ORACLE,
            SqlLibrary.MYSQL,
            SqlLibrary.MSSQL,
            SqlLibrary.SNOWFLAKE,
            SqlLibrary.REDSHIFT,
            SqlLibrary.CALCITE);
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
