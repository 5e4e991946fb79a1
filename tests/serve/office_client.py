"""Run by the Python of LibreOffice: has the office's own remote grammar checker proofread a text, and prints what it found.

Arguments: the address of the server, the name of the pipe that the office listens on, the text.
"""

import json
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.lang import Locale


def office(pipe):
    """The component context of the office, once it is there."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    end = time.monotonic() + 600
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:  # whatever the bridge raises while nobody listens
            if time.monotonic() > end:
                raise
            time.sleep(0.05)


def main(address, pipe, text):
    context = office(pipe)
    manager = context.ServiceManager

    def made(name):
        return manager.createInstanceWithContext(name, context)

    node = PropertyValue()
    node.Name, node.Value = "nodepath", "org.openoffice.Office.Linguistic/GrammarChecking/LanguageTool"
    settings = made("com.sun.star.configuration.ConfigurationProvider").createInstanceWithArguments(
        "com.sun.star.configuration.ConfigurationUpdateAccess", (node,)
    )
    settings.setPropertyValue("BaseURL", address)
    settings.setPropertyValue("IsEnabled", True)
    settings.commitChanges()
    checker = made("org.openoffice.lingu.LanguageToolGrammarChecker")
    result = checker.doProofreading("1", text, Locale("en", "US", ""), 0, len(text), ())
    found = [
        {"start": one.nErrorStart, "length": one.nErrorLength, "write": list(one.aSuggestions)}
        for one in result.aErrors
    ]
    print(json.dumps(found))
    made("com.sun.star.frame.Desktop").terminate()


main(*sys.argv[1:])
