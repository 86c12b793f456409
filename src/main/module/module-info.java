/** The all-jar as a module; open to the classes that Calcite generates. */
open module io.github.zoomim.jdbc {
  requires transitive java.sql;
  requires java.desktop;
  requires java.management;
  requires java.naming;
  requires java.net.http;
  requires java.scripting;
  requires java.security.jgss;
  requires jdk.unsupported;

  exports io.github.zoomim;
  exports io.github.zoomim.jdbc;

  uses io.github.zoomim.shaded.org.codehaus.commons.compiler.ICompilerFactory;
  uses io.github.zoomim.shaded.org.slf4j.spi.SLF4JServiceProvider;

  provides java.sql.Driver with
      io.github.zoomim.ZoomImDriver;
  provides io.github.zoomim.shaded.org.codehaus.commons.compiler.ICompilerFactory with
      io.github.zoomim.shaded.org.codehaus.janino.CompilerFactory;
  provides io.github.zoomim.shaded.org.slf4j.spi.SLF4JServiceProvider with
      io.github.zoomim.shaded.org.slf4j.nop.NOPServiceProvider;
}
