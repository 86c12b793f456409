"""Reads a table in LibreOffice Base, to its end and back: port, URL, class, class path, file."""
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def connected(port):
    resolver = uno.getComponentContext().ServiceManager.createInstance(
        "com.sun.star.bridge.UnoUrlResolver")
    url = "uno:socket,host=127.0.0.1,port=%s;urp;StarOffice.ComponentContext" % port
    for _ in range(300):
        try:
            return resolver.resolve(url).ServiceManager
        except NoConnectException:
            time.sleep(0.2)
    sys.exit("LibreOffice does not answer")


def value(name, content):
    return PropertyValue(Name=name, Value=content)


port, url, driver, jars, file = sys.argv[1:]
office = connected(port)
try:
    context = office.createInstance("com.sun.star.sdb.DatabaseContext")
    source = context.createInstance()
    source.URL = url
    source.Info = (value("JavaDriverClass", driver), value("JavaDriverClassPath", jars),
                   value("Type", "simple"))
    source.DatabaseDocument.storeAsURL(file, ())
    source.DatabaseDocument.close(True)

    connection = context.getByName(file).getConnection("", "")
    print("tables", *connection.Tables.ElementNames)
    rows = office.createInstance("com.sun.star.sdb.RowSet")
    rows.ActiveConnection = connection
    rows.CommandType = 0
    rows.Command = "zoom.chat_sessions"
    rows.execute()
    forward = []
    while rows.next():
        forward.append(rows.getString(1))
    back = []
    while rows.previous():
        back.append(rows.getString(1))
    print("forward", len(set(forward)))
    print("back", back == forward[::-1])
    connection.close()
finally:
    office.createInstance("com.sun.star.frame.Desktop").terminate()
