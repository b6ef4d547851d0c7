using Microsoft.OpenApi;

namespace NetDash.Web.Api;

/// <summary>Query parameters that a handler reads from the request by itself, told to OpenAPI.</summary>
internal static class DescribedParameters
{
    private static readonly (string Name, string Description)[] View =
    [
        ("q", "Search: text, /regex/ or key:value."),
        ("kind", "Node kind, as container."),
        ("host", "A host by id or name."),
        ("network", "A Docker network by id or name: what is attached to it."),
        ("project", "Name of a compose project."),
        ("cluster", "A Kubernetes cluster by id or name."),
        ("node", "A node of a cluster by id or name: its pods, and what leads to them."),
        ("namespace", "A Kubernetes namespace by id, name or cluster/name."),
        ("workload", "A workload by id, name or namespace/name: its pods, and what leads to them."),
        ("label", "A label's key, key=value, or a label selector, as app=web,env in (a, b),!canary."),
        ("protocol", "tcp, udp or sctp: what listens on or publishes such a port."),
        ("show", "What to show besides the running: stopped, loopback, pause; given and empty, none of them."),
        ("focus", "A thing by id, kind/name or kind/scope/name: what is around it."),
        ("depth", "How many steps around the focus, 0 to 32; 1 unless told."),
    ];

    public static RouteHandlerBuilder WithViewParameters(this RouteHandlerBuilder route) => route.WithQueryParameters(View);

    public static RouteHandlerBuilder WithQueryParameters(this RouteHandlerBuilder route, params (string Name, string Description)[] parameters) =>
        route.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Parameters ??= [];
            foreach (var (name, description) in parameters)
            {
                operation.Parameters.Add(new OpenApiParameter
                {
                    Name = name,
                    In = ParameterLocation.Query,
                    Description = description,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
                    Explode = true,
                });
            }

            return Task.CompletedTask;
        });
}
