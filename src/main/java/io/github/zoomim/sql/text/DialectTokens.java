package io.github.zoomim.sql.text;

import io.github.zoomim.sql.dialect.Dialect;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
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
    parser.token_source = new DialectTokens(new StringReader(sql));
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

  private List<Token> readAll() {
    List<Token> all = new ArrayList<>();
    Token token;
    do {
      token = super.getNextToken();
      all.add(token);
    } while (token.kind != SqlBabelParserImplConstants.EOF);
    return all;
  }

  /** A tabulator is one column, as the parser counts. */
  private static final class Source extends SimpleCharStream {
    Source(Reader sql) {
      super(sql, 1, 1);
      setTabSize(1);
    }
  }
}
