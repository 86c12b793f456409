package io.github.zoomim.sql.text;

import io.github.zoomim.sql.dialect.Dialect;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.babel.SimpleCharStream;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImplTokenManager;
import org.apache.calcite.sql.parser.babel.Token;
import org.jspecify.annotations.Nullable;

/**
 * The parser's tokens after {@link TokenRewriter} has seen all of them. Tokens keep their places,
 * so that an error still points at what the user wrote.
 */
public final class DialectTokens extends SqlBabelParserImplTokenManager {
  /** A text, a name, a comment, or in the first group a name in back quotes. */
  private static final Pattern QUOTED =
      Pattern.compile("'[^']*+'|\"[^\"]*+\"|--[^\\r\\n]*+|/\\*(?s:.)*?\\*/|`([^`]*+)`");

  private @Nullable Iterator<Token> tokens;

  private DialectTokens(Reader sql) {
    super(new Source(sql));
  }

  /**
   * Babel's parser over these tokens. Names are taken as written. It is not got from {@code
   * SqlParser}, whose configuration loads another parser of half a megabyte first.
   */
  public static SqlAbstractParserImpl parser(String sql) {
    SqlBabelParserImpl parser = new SqlBabelParserImpl(Reader.nullReader());
    parser.token_source = new DialectTokens(new StringReader(quoted(sql)));
    parser.setOriginalSql(sql);
    parser.setQuotedCasing(Casing.UNCHANGED);
    parser.setUnquotedCasing(Casing.UNCHANGED);
    parser.setIdentifierMaxLength(256);
    parser.setConformance(Dialect.CONFORMANCE);
    parser.switchTo(SqlAbstractParserImpl.LexicalState.DQID);
    return parser;
  }

  @Override
  public Token getNextToken() {
    Iterator<Token> all = tokens;
    if (all == null) {
      all = TokenRewriter.rewrite(readAll()).iterator();
      tokens = all;
    }
    return all.next();
  }

  /** All but hints, which are comments here. */
  private List<Token> readAll() {
    List<Token> all = new ArrayList<>();
    boolean inHint = false;
    Token token;
    do {
      token = super.getNextToken();
      inHint |= token.kind == SqlBabelParserImplConstants.HINT_BEG;
      if (!inHint || token.kind == SqlBabelParserImplConstants.EOF) {
        all.add(token);
      }
      inHint &= token.kind != SqlBabelParserImplConstants.COMMENT_END;
    } while (token.kind != SqlBabelParserImplConstants.EOF);
    return all;
  }

  /** Names in back quotes, as MySQL writes them, in double ones. */
  private static String quoted(String sql) {
    return sql.indexOf('`') < 0
        ? sql
        : QUOTED
            .matcher(sql)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        found.group(1) == null
                            ? found.group()
                            : '"' + found.group(1).replace("\"", "\"\"") + '"'));
  }

  /** A tabulator is one column, as the parser counts. */
  private static final class Source extends SimpleCharStream {
    Source(Reader sql) {
      super(sql, 1, 1);
      setTabSize(1);
    }
  }
}
