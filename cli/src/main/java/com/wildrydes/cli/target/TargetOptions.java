package com.wildrydes.cli.target;

import com.wildrydes.cli.failure.CommandFailed;
import com.wildrydes.cli.failure.WrongUsage;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/// The options that say what a command talks to; every command has them.
public final class TargetOptions {
    /// Where `up` serves unless told otherwise.
    public static final URI DEFAULT_ENDPOINT = URI.create("http://localhost:4566");

    private static final String DEFAULT_REGION = "us-east-1";

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            order = 101,
            description = "The stack to talk to. Default: AWS_ENDPOINT_URL, else http://localhost:4566.")
    private @Nullable URI endpoint;

    @Option(
            names = "--aws",
            scope = ScopeType.INHERIT,
            order = 102,
            description = "Talk to AWS. Nothing but this option does.")
    private boolean aws;

    @Option(
            names = "--profile",
            paramLabel = "P",
            scope = ScopeType.INHERIT,
            order = 103,
            description = "Credentials from this profile of the AWS configuration.")
    private @Nullable String profile;

    @Option(
            names = "--region",
            paramLabel = "R",
            scope = ScopeType.INHERIT,
            order = 104,
            description = "Default: AWS_REGION, AWS_DEFAULT_REGION, the profile's region; locally us-east-1.")
    private @Nullable String region;

    /// The target that the options and the environment name.
    public Target target(Map<String, String> environment) {
        if (aws) {
            return awsTarget(environment);
        }
        URI address = endpoint;
        if (address == null) {
            String configured = environment.getOrDefault("AWS_ENDPOINT_URL", "");
            address = configured.isBlank() ? DEFAULT_ENDPOINT : uri(configured, "AWS_ENDPOINT_URL");
        }
        return localStack(requireHttp(address), environment);
    }

    /// The local stack at `address`, for the commands that start it themselves.
    public Target.LocalStack localStack(URI address, Map<String, String> environment) {
        String configured = regionOf(environment);
        return new Target.LocalStack(address, configured == null ? DEFAULT_REGION : configured, profile);
    }

    /// Refuses options that name another target than the stack that `command` starts.
    public void requireOwnStack(String command) {
        if (aws || endpoint != null) {
            throw new WrongUsage((aws ? "--aws" : "--endpoint") + " does not go with '" + command
                    + "', which starts a local stack of its own: leave it out (--port names the stack's port)");
        }
    }

    private Target.Aws awsTarget(Map<String, String> environment) {
        if (endpoint != null) {
            throw new WrongUsage("--aws and --endpoint exclude each other: leave one out");
        }
        // The SDK itself obeys these variables: with one set, "AWS" would be something else.
        environment.keySet().stream()
                .filter(name -> name.startsWith("AWS_ENDPOINT_URL"))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw new WrongUsage("--aws would not reach AWS, because " + name + "=" + environment.get(name)
                            + " is set: unset it, or leave out --aws");
                });
        String configured = regionOf(environment);
        return new Target.Aws(configured == null ? regionOfProfile() : configured, profile);
    }

    private @Nullable String regionOf(Map<String, String> environment) {
        if (region != null) {
            return region;
        }
        for (String name : new String[] {"AWS_REGION", "AWS_DEFAULT_REGION"}) {
            String value = environment.get(name);
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        return null;
    }

    private String regionOfProfile() {
        var chain = DefaultAwsRegionProviderChain.builder().profileFile(ProfileFile::defaultProfileFile);
        if (profile != null) {
            chain.profileName(profile);
        }
        try {
            return chain.build().getRegion().id();
        } catch (SdkClientException e) {
            throw new CommandFailed("no AWS region is configured: pass --region, for example --region us-east-1", e);
        }
    }

    private static URI requireHttp(URI address) {
        if (address.getHost() == null || !("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
            throw new WrongUsage(
                    "an endpoint is an address like " + DEFAULT_ENDPOINT + ", which '" + address + "' is not");
        }
        return address;
    }

    private static URI uri(String text, String source) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(source + " must be an address like " + DEFAULT_ENDPOINT + ": " + text, e);
        }
    }
}
