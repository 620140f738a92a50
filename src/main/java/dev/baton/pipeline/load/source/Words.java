package dev.baton.pipeline.load.source;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import javax.net.ssl.SSLException;

/** Why a transfer broke off, in words. */
final class Words {
    private Words() {}

    static String of(IOException e) {
        return switch (e) {
            case HttpConnectTimeoutException _ -> "it could not be reached in time";
            case HttpTimeoutException _ -> "it did not answer in time";
            case ConnectException _ -> "it refused the connection";
            case SSLException _ -> "the encrypted connection failed";
            default -> "the connection broke off";
        };
    }
}
