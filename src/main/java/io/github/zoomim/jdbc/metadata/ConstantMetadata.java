package io.github.zoomim.jdbc.metadata;

import static java.util.Map.entry;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.RowIdLifetime;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The answers of {@link DatabaseMetaData} that are the same for every connection, as data. What is
 * not listed is {@code false}, 0 (no limit, or none known), or a listing without rows: there are no
 * procedures, no indexes and no privileges.
 */
public final class ConstantMetadata implements InvocationHandler {
  private static final Set<String> TRUE =
      Set.of(
          "allTablesAreSelectable",
          "isCatalogAtStart",
          "isReadOnly",
          "nullPlusNonNullIsNull",
          "nullsAreSortedAtEnd",
          "storesMixedCaseIdentifiers",
          "storesMixedCaseQuotedIdentifiers",
          "supportsANSI92EntryLevelSQL",
          "supportsColumnAliasing",
          "supportsCoreSQLGrammar",
          "supportsCorrelatedSubqueries",
          "supportsExpressionsInOrderBy",
          "supportsFullOuterJoins",
          "supportsGroupBy",
          "supportsGroupByBeyondSelect",
          "supportsGroupByUnrelated",
          "supportsLikeEscapeClause",
          "supportsLimitedOuterJoins",
          "supportsMinimumSQLGrammar",
          "supportsNonNullableColumns",
          "supportsOpenCursorsAcrossCommit",
          "supportsOpenCursorsAcrossRollback",
          "supportsOpenStatementsAcrossCommit",
          "supportsOpenStatementsAcrossRollback",
          "supportsOrderByUnrelated",
          "supportsOuterJoins",
          "supportsSchemasInDataManipulation",
          // No table can be defined, but clients ask this to learn whether there are schemas.
          "supportsSchemasInTableDefinitions",
          "supportsSubqueriesInComparisons",
          "supportsSubqueriesInExists",
          "supportsSubqueriesInIns",
          "supportsSubqueriesInQuantifieds",
          "supportsTableCorrelationNames",
          "supportsUnion",
          "supportsUnionAll");

  private static final Map<String, Object> CONSTANTS =
      Map.ofEntries(
          entry("getCatalogSeparator", "."),
          entry("getCatalogTerm", "catalog"),
          entry("getDatabaseProductName", "Zoom IM"),
          entry("getDefaultTransactionIsolation", Connection.TRANSACTION_NONE),
          entry("getDriverName", "zoomim-jdbc"),
          entry("getExtraNameCharacters", ""),
          entry("getIdentifierQuoteString", "\""),
          entry("getJDBCMajorVersion", 4),
          entry("getJDBCMinorVersion", 3),
          entry("getProcedureTerm", "procedure"),
          entry("getResultSetHoldability", ResultSet.HOLD_CURSORS_OVER_COMMIT),
          entry("getRowIdLifetime", RowIdLifetime.ROWID_UNSUPPORTED),
          entry("getSQLStateType", DatabaseMetaData.sqlStateSQL),
          entry("getSchemaTerm", "schema"),
          entry("getSearchStringEscape", "\\"),
          // The functions that may stand in JDBC's {fn …} and without it.
          entry(
              "getNumericFunctions",
              "ABS,ACOS,ASIN,ATAN,ATAN2,CBRT,CEILING,COS,COT,DEGREES,EXP,FLOOR,LOG,LOG10,MOD,PI,"
                  + "POWER,RADIANS,RAND,ROUND,SIGN,SIN,SQRT,TAN,TRUNCATE"),
          entry(
              "getStringFunctions",
              "ASCII,CHAR,CHAR_LENGTH,CHARACTER_LENGTH,CONCAT,DIFFERENCE,INSERT,LCASE,LEFT,LENGTH,"
                  + "LOCATE,LTRIM,OCTET_LENGTH,REPEAT,REPLACE,REVERSE,RIGHT,RTRIM,SOUNDEX,SPACE,"
                  + "SUBSTRING,UCASE"),
          entry(
              "getTimeDateFunctions",
              "CURDATE,CURRENT_DATE,CURRENT_TIME,CURRENT_TIMESTAMP,CURTIME,DAYNAME,DAYOFMONTH,"
                  + "DAYOFWEEK,DAYOFYEAR,HOUR,MINUTE,MONTH,MONTHNAME,NOW,QUARTER,SECOND,"
                  + "TIMESTAMPADD,TIMESTAMPDIFF,WEEK,YEAR"),
          entry("getSystemFunctions", "DATABASE,IFNULL,USER"));

  private final MetadataSource source;

  private ConstantMetadata(MetadataSource source) {
    this.source = source;
  }

  /** The metadata of a connection. */
  public static DatabaseMetaData of(MetadataSource source) {
    return (DatabaseMetaData)
        Proxy.newProxyInstance(
            JdbcDatabaseMetaData.class.getClassLoader(),
            new Class<?>[] {JdbcDatabaseMetaData.class},
            new ConstantMetadata(source));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (method.isDefault()) {
      return InvocationHandler.invokeDefault(proxy, method, arguments);
    }
    if (method.getReturnType() == ResultSet.class) {
      return source.resultSet(new Listing(ListingColumns.of(method.getName())));
    }
    return switch (method.getName()) {
      case "source" -> source;
      case "equals" -> arguments != null && proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      case "toString" -> "metadata of " + source.product().url();
      default -> constant(method);
    };
  }

  private static Object constant(Method method) {
    Object none = method.getReturnType() == boolean.class ? TRUE.contains(method.getName()) : 0;
    return CONSTANTS.getOrDefault(method.getName(), none);
  }
}
