using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Web.Api;

/// <summary>What the generated <c>/openapi/v1.json</c> cannot know by itself: the program, its sign-in, and types that write their own JSON.</summary>
internal static class OpenApiDocument
{
    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            Describe(document);
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer(DescribeAsync);
    }

    private static void Describe(Microsoft.OpenApi.OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "NetDash",
            Version = "v1",
            Description = "How the containers of a machine are wired and which ports collide. Read-only. Every error is application/problem+json. "
                + "The live topology is a SignalR stream: /hubs/topology, Watch(view, epoch, sinceVersion), or as a picture Draw(view, epoch, sinceVersion).",
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            ["token"] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "A key made by the verb api-key, or the token of a shared link; with Auth:Mode BrowserToken also the token of the sign-in link: what follows t= in it.",
            },
        };
        foreach (var (path, item) in document.Paths)
        {
            foreach (var operation in item.Operations?.Values.ToArray() ?? [])
            {
                if (path is not ("/healthz" or "/readyz"))
                {
                    operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("token", document)] = [] }];
                }
            }
        }
    }

    private static async Task DescribeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        var type = context.JsonTypeInfo.Type;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>))
        {
            schema.Type = JsonSchemaType.Array;
            schema.Items = await context.GetOrCreateSchemaAsync(type.GetGenericArguments()[0], null, cancellation);
        }
        else if (type == typeof(Labels))
        {
            schema.Type = JsonSchemaType.Object;
            schema.AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String };
        }
        else if (type == typeof(NodeProperties) || type == typeof(EdgeProperties))
        {
            schema.Type = JsonSchemaType.Object;
            schema.Description = "What the kind has to tell.";
        }
    }
}
