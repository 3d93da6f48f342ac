package dev.dlc.cli;

import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest. */
final class Version implements IVersionProvider {
    static String number() {
        String number = Version.class.getPackage().getImplementationVersion();
        return number == null ? "(from sources)" : number;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"dlc " + number(), "Java " + Runtime.version()};
    }
}
