package dev.baton.pipeline.load.source;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Addresses that a URL from outside must never lead to: this machine and its neighbours' secrets.
 */
final class Addresses {
    private Addresses() {}

    /** True when one of the host's addresses is this machine's, link-local or for metadata. */
    static boolean local(String host) throws UnknownHostException {
        // The JDK remembers an answer for half a minute, so the connection goes where this looked.
        return Arrays.stream(InetAddress.getAllByName(host)).anyMatch(Addresses::local);
    }

    static boolean local(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isMulticastAddress()
                || metadata(address.getAddress())
                || address instanceof Inet6Address && embedded(address.getAddress());
    }

    /** Clouds' metadata beyond the link-local one: 100.100.100.200 and fd00:ec2::254. */
    private static boolean metadata(byte[] bytes) {
        return bytes.length == 4
                ? Arrays.equals(bytes, new byte[] {100, 100, 100, (byte) 200})
                : bytes[0] == (byte) 0xfd
                        && bytes[1] == 0
                        && bytes[2] == 0x0e
                        && bytes[3] == (byte) 0xc2;
    }

    /** An IPv4 address inside 64:ff9b::/96 or 2002::/16, which a gateway would unpack. */
    private static boolean embedded(byte[] bytes) {
        var translated =
                bytes[0] == 0
                        && bytes[1] == 0x64
                        && bytes[2] == (byte) 0xff
                        && bytes[3] == (byte) 0x9b;
        var tunnelled = bytes[0] == 0x20 && bytes[1] == 0x02;
        var from = translated ? 12 : 2;
        try {
            return (translated || tunnelled)
                    && local(InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4)));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
