package io.github.zoomim.jdbc;

/** The functions that may stand in JDBC's <code>{fn …}</code>, comma-separated. */
final class MetadataFunctions {
  static final String NUMERIC =
      "ABS,ACOS,ASIN,ATAN,ATAN2,CBRT,CEILING,COS,COT,DEGREES,EXP,FLOOR,LOG,LOG10,MOD,PI,POWER,"
          + "RADIANS,RAND,ROUND,SIGN,SIN,SQRT,TAN,TRUNCATE";
  static final String STRING =
      "ASCII,CONCAT,INSERT,LCASE,LEFT,LENGTH,LOCATE,LTRIM,REPLACE,RIGHT,RTRIM,SUBSTRING,UCASE";
  static final String DATE_TIME =
      "CURDATE,CURTIME,DAYOFMONTH,DAYOFWEEK,DAYOFYEAR,HOUR,MINUTE,MONTH,NOW,QUARTER,SECOND,"
          + "TIMESTAMPADD,TIMESTAMPDIFF,WEEK,YEAR";
  static final String SYSTEM = "IFNULL,USER";

  private MetadataFunctions() {}
}
