package com.wildrydes.local;

import com.wildrydes.local.apigateway.Functions;
import com.wildrydes.local.apigateway.GatewayHandler;
import com.wildrydes.local.apigateway.HttpApi;
import com.wildrydes.local.apigateway.Route;
import com.wildrydes.local.apigateway.Throttle;
import com.wildrydes.local.bill.BillPage;
import com.wildrydes.local.bill.Metered;
import com.wildrydes.local.cloudformation.CloudFormationService;
import com.wildrydes.local.cloudwatch.CloudWatchService;
import com.wildrydes.local.cloudwatch.EmbeddedMetrics;
import com.wildrydes.local.cloudwatch.Metrics;
import com.wildrydes.local.dynamodb.DynamoDbService;
import com.wildrydes.local.faults.FaultPage;
import com.wildrydes.local.faults.Faults;
import com.wildrydes.local.frontdoor.Endpoint;
import com.wildrydes.local.frontdoor.FrontDoor;
import com.wildrydes.local.frontdoor.WebDoor;
import com.wildrydes.local.kinesis.Kinesis;
import com.wildrydes.local.kinesis.KinesisException;
import com.wildrydes.local.kinesis.KinesisSettings;
import com.wildrydes.local.kinesis.protocol.KinesisService;
import com.wildrydes.local.lambda.FunctionConfig;
import com.wildrydes.local.lambda.Schedule;
import com.wildrydes.local.lambda.mapping.MappingConfig;
import com.wildrydes.local.lambda.service.Lambda;
import com.wildrydes.local.lambda.service.LambdaException;
import com.wildrydes.local.lambda.service.LambdaService;
import com.wildrydes.local.lambda.service.LambdaSettings;
import com.wildrydes.local.s3.S3Service;
import com.wildrydes.local.sns.Sns;
import com.wildrydes.local.sns.SnsPage;
import com.wildrydes.local.sns.SnsService;
import com.wildrydes.local.sts.StsService;
import com.wildrydes.local.template.Environment;
import com.wildrydes.local.template.Resource;
import com.wildrydes.local.template.Template;
import com.wildrydes.local.time.Sleeper;
import com.wildrydes.local.time.TokenBucket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// All services of a stack, opened side by side and wired to each other.
record Services(
        Kinesis kinesis,
        DynamoDbService dynamoDb,
        S3Service s3,
        Sns sns,
        Archive archive,
        Lambda lambda,
        Metrics metrics,
        Faults faults,
        Deployer deployer,
        Clock clock,
        LocalStackListener listener) {

    private static final Environment ENVIRONMENT = LocalStack.ENVIRONMENT;

    /// Opens every service's store and brings the template's streams, tables and buckets about. Lambda is the caller's
    /// to close, before the others.
    ///
    /// @param stores closes the stores
    /// @param archiving closes what writes to them; to be closed first
    static Services open(
            DataFolder folder,
            LocalStackSettings settings,
            Template template,
            LocalStackListener listener,
            Faults faults,
            Clock clock,
            Teardown stores,
            Teardown archiving)
            throws LocalStackException, InterruptedException {
        Metrics metrics = new Metrics(clock);
        EmbeddedMetrics embedded = new EmbeddedMetrics(metrics);
        try {
            DeploymentRecord deployed = DeploymentRecord.read(folder.resolve("deployment.properties"));
            Deployer deployer = new Deployer(deployed, listener);
            Startup startup = new Startup(listener);
            Startup.Part<Kinesis> kinesis = startup.begin("Kinesis", () -> {
                KinesisSettings limits = KinesisSettings.DEFAULT.withThrottled(settings.limits());
                Kinesis opened = stores.add(Kinesis.open(folder.resolve("kinesis"), clock, limits));
                deployer.streams(template, opened);
                return opened;
            });
            Startup.Part<DynamoDbService> dynamoDb = startup.begin("DynamoDB", () -> {
                DynamoDbService opened = stores.add(DynamoDbService.open(folder.resolve("dynamodb")));
                deployer.tables(template, opened);
                return opened;
            });
            Startup.Part<S3Service> s3 = startup.begin("S3", () -> {
                S3Service opened = stores.add(S3Service.open(folder.resolve("s3"), folder.resolve("s3-drafts")));
                deployer.buckets(template, opened);
                return opened;
            });
            Startup.Part<Sns> sns = startup.begin("SNS", () -> {
                Sns opened = stores.add(Sns.open(folder.resolve("sns"), clock, ENVIRONMENT.arn("sns", "")));
                deployer.topics(template, opened);
                return opened;
            });
            Startup.Part<Metrics> counters = startup.begin("CloudWatch", () -> {
                embedded.readLogs(folder.resolve("lambda").resolve("logs"));
                return metrics;
            });
            Archive.Opening archive = Archive.begin(
                    startup,
                    folder,
                    settings,
                    new ArchiveDeployer(template, deployed),
                    s3,
                    metrics,
                    faults,
                    clock,
                    archiving);
            startup.awaitAll();
            LambdaSettings lambdaSettings = LambdaSettings.of(
                    folder.resolve("lambda"),
                    settings.runtimeFolder(),
                    settings.javaHome(),
                    ENVIRONMENT.region(),
                    ENVIRONMENT.accountId());
            Lambda lambda = Lambda.open(
                    lambdaSettings,
                    new Neighbours(kinesis.get(), s3.get()),
                    (function, line) -> {
                        embedded.line(line);
                        listener.functionLine(function, line);
                    },
                    faults.ofInvocations(),
                    clock,
                    Sleeper.SYSTEM);
            return new Services(
                    kinesis.get(),
                    dynamoDb.get(),
                    s3.get(),
                    sns.get(),
                    archive.get(),
                    lambda,
                    counters.get(),
                    faults,
                    deployer,
                    clock,
                    listener);
        } catch (IOException | KinesisException e) {
            throw new LocalStackException("the local stack does not start: " + e.getMessage(), e);
        }
    }

    /// Opens the front door to the services, then starts functions and mappings, which go through it, and the HTTP API.
    ///
    /// @param limits whether AWS's throttles are on
    void deploy(Template template, FrontDoor door, WebDoor web, boolean limits) throws LocalStackException {
        List<Resource.FunctionResource> functions = template.resources(Resource.FunctionResource.class);
        List<Route> routes = functions.stream()
                .flatMap(function -> function.routes().stream())
                .toList();
        HttpApi api = httpApi(routes, limits ? admission(template) : () -> true);
        SnsService topics = new SnsService(sns, ENVIRONMENT.accountId(), () -> faults.refusesNextRecord("sns"));
        List<Metered> metered =
                new ArrayList<>(List.of(Metering.of(kinesis), Metering.of(lambda), dynamoDb, s3, topics, api));
        metered.addAll(archive.metered());
        List<Endpoint> served = new ArrayList<>(List.of(
                new KinesisService(kinesis),
                dynamoDb,
                s3,
                topics,
                new LambdaService(lambda),
                new StsService(ENVIRONMENT.accountId()),
                new CloudFormationService(template, ENVIRONMENT, clock.instant()),
                new CloudWatchService(metrics, clock)));
        served.addAll(archive.services(ENVIRONMENT.accountId()));
        door.serve(served, List.of(new BillPage(clock, metered), new FaultPage(faults), new SnsPage(sns)), faults);
        List<FunctionConfig> configs =
                functions.stream().map(Resource.FunctionResource::config).toList();
        List<MappingConfig> mappings = functions.stream()
                .flatMap(function -> function.mappings().stream())
                .toList();
        URI endpoint = URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + door.port());
        try {
            lambda.deploy(endpoint, configs, mappings);
            if (!routes.isEmpty()) {
                web.serve(new GatewayHandler(api, faults, clock));
            }
            for (Route route : routes) {
                lambda.warmUp(route.functionName());
            }
            for (Resource.FunctionResource function : functions) {
                for (Schedule schedule : function.schedules()) {
                    lambda.start(schedule);
                }
            }
            deployer.done();
        } catch (IOException | LambdaException e) {
            throw new LocalStackException("the functions cannot be deployed: " + e.getMessage(), e);
        }
    }

    private BooleanSupplier admission(Template template) {
        Throttle throttle = template.resources(Resource.HttpApiResource.class).stream()
                .findFirst()
                .map(Resource.HttpApiResource::throttle)
                .orElse(Throttle.OF_ACCOUNT);
        // A request takes a token of a bucket that holds a burst's.
        TokenBucket bucket = new TokenBucket(throttle.requestsPerSecond(), throttle.burst(), clock);
        return () -> bucket.take(1);
    }

    private HttpApi httpApi(List<Route> routes, BooleanSupplier admission) {
        Functions invoked = (function, event, patience) -> {
            try {
                return lambda.invokeWithin(function, event, patience);
            } catch (LambdaException e) {
                // Routes come from functions of the same template, which are not deleted.
                throw new IllegalStateException(e);
            }
        };
        return new HttpApi(routes, invoked, ENVIRONMENT.accountId(), admission);
    }
}
