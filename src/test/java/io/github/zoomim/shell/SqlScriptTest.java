package io.github.zoomim.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlScriptTest {
  @Test
  void splitsAtSemicolons() {
    assertThat(SqlScript.statements("SELECT 1;SELECT\n2 ; ;\n SELECT 3"))
        .containsExactly("SELECT 1", "SELECT\n2", "SELECT 3");
  }

  @Test
  void aBlankScriptHasNoStatements() {
    assertThat(SqlScript.statements("")).isEmpty();
    assertThat(SqlScript.statements(" ;; \n -- nothing\n/* nor here */")).isEmpty();
  }

  @Test
  void leavesQuotedTextAlone() {
    assertThat(SqlScript.statements("SELECT 'a;--''b', \"c;/*d\"; SELECT '!x'"))
        .containsExactly("SELECT 'a;--''b', \"c;/*d\"", "SELECT '!x'");
  }

  @Test
  void leavesOutCommentsAndKeepsTheirLines() {
    assertThat(SqlScript.statements("-- it's; one\nSELECT 1 -- two;\n+ /* ;'\n; */ 2;"))
        .containsExactly("SELECT 1 \n+  \n 2");
  }

  @Test
  void aCommandIsALine() {
    assertThat(SqlScript.statements("!set color false\n  !tables\nSELECT 1 !\n= 2;"))
        .containsExactly("!set color false", "!tables", "SELECT 1 !\n= 2");
  }

  @Test
  void whatIsNotClosedGoesToTheEnd() {
    assertThat(SqlScript.statements("SELECT 'a; b")).containsExactly("SELECT 'a; b");
    assertThat(SqlScript.statements("SELECT 1 /* a; b")).containsExactly("SELECT 1");
    assertThat(SqlScript.statements("SELECT 1 -- a; b")).containsExactly("SELECT 1");
  }

  @Test
  void ignoresAByteOrderMark() {
    assertThat(SqlScript.statements("\ufeffSELECT 1;")).containsExactly("SELECT 1");
  }
}
