package io.wardgate.tinyb.library;

import java.util.Locale;

/** Where the library's jar has its native code for a machine. It has some for three kinds of machine only. */
final class NativeLibrary {

    private NativeLibrary() {}

    /**
     * The folder in the jar.
     *
     * @param os system property {@code os.name}
     * @param arch system property {@code os.arch}
     * @throws UnsupportedMachineException if there is none, which no retry changes
     */
    static String folder(String os, String arch) throws UnsupportedMachineException {
        if (!os.toLowerCase(Locale.ROOT).equals("linux")) {
            throw new UnsupportedMachineException(os + " " + arch);
        }
        return switch (arch) {
            case "amd64", "x86_64" -> "native/linux/x86_64";
            case "x86", "i386", "i586", "i686" -> "native/linux/x86_32";
            case "arm" -> "native/arm/armv6";
            default -> throw new UnsupportedMachineException(os + " " + arch);
        };
    }
}
