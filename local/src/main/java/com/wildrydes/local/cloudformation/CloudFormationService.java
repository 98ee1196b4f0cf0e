package com.wildrydes.local.cloudformation;

import com.wildrydes.local.frontdoor.AwsException;
import com.wildrydes.local.frontdoor.AwsProtocol;
import com.wildrydes.local.frontdoor.AwsRequest;
import com.wildrydes.local.frontdoor.AwsResponse;
import com.wildrydes.local.frontdoor.AwsService;
import com.wildrydes.local.frontdoor.FormParameters;
import com.wildrydes.local.frontdoor.XmlDocument;
import com.wildrydes.local.template.Environment;
import com.wildrydes.local.template.Output;
import com.wildrydes.local.template.Resource;
import com.wildrydes.local.template.Template;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/// CloudFormation DescribeStacks, DescribeStackResources and ListStackResources of the one stack there is. Thread-safe.
public final class CloudFormationService implements AwsService {
    private static final String NAMESPACE = "http://cloudformation.amazonaws.com/doc/2010-05-15/";

    private final Template template;
    private final Environment environment;
    private final Instant deployed;

    public CloudFormationService(Template template, Environment environment, Instant deployed) {
        this.template = template;
        this.environment = environment;
        this.deployed = deployed.truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public String name() {
        return "cloudformation";
    }

    @Override
    public AwsResponse handle(AwsRequest request) throws AwsException {
        requireStack(request);
        String operation = request.operation();
        XmlDocument xml =
                new XmlDocument().open(operation + "Response", NAMESPACE).open(operation + "Result");
        switch (operation) {
            case "DescribeStacks" -> describeStacks(xml);
            case "DescribeStackResources" -> resources(xml, "StackResources");
            case "ListStackResources" -> resources(xml, "StackResourceSummaries");
            default ->
                throw new AwsException("InvalidAction", "CloudFormation here has no operation " + operation, 400);
        }
        xml.close().open("ResponseMetadata").text("RequestId", request.id()).close();
        return AwsResponse.ok(AwsProtocol.QUERY.contentType(), xml.close().bytes());
    }

    private void requireStack(AwsRequest request) throws AwsException {
        String wanted = FormParameters.parse(new String(request.body(), StandardCharsets.UTF_8))
                .getOrDefault("StackName", environment.stackName());
        if (!wanted.equals(environment.stackName()) && !wanted.equals(environment.stackId())) {
            throw new AwsException("ValidationError", "Stack with id " + wanted + " does not exist", 400);
        }
    }

    private void describeStacks(XmlDocument xml) {
        xml.open("Stacks").open("member");
        xml.text("StackId", environment.stackId()).text("StackName", environment.stackName());
        xml.text("CreationTime", deployed.toString()).text("StackStatus", "CREATE_COMPLETE");
        xml.text("DisableRollback", "false");
        xml.open("Parameters");
        for (Map.Entry<String, String> parameter : new TreeMap<>(template.parameters()).entrySet()) {
            xml.open("member").text("ParameterKey", parameter.getKey());
            xml.text("ParameterValue", parameter.getValue()).close();
        }
        xml.close().open("Outputs");
        for (Output output : template.outputs()) {
            xml.open("member").text("OutputKey", output.name()).text("OutputValue", output.value());
            if (!output.description().isEmpty()) {
                xml.text("Description", output.description());
            }
            xml.close();
        }
        xml.close().close().close();
    }

    private void resources(XmlDocument xml, String element) {
        xml.open(element);
        for (Resource resource : template.resources()) {
            xml.open("member").text("LogicalResourceId", resource.logicalId());
            xml.text("PhysicalResourceId", resource.physicalId()).text("ResourceType", resource.type());
            xml.text("ResourceStatus", "CREATE_COMPLETE");
            xml.text("StackName", environment.stackName()).text("StackId", environment.stackId());
            xml.text("Timestamp", deployed.toString()).text("LastUpdatedTimestamp", deployed.toString());
            xml.close();
        }
        xml.close();
    }
}
