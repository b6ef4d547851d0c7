using Microsoft.AspNetCore.Authorization;

namespace NetDash.Web.Authentication;

/// <summary>What an endpoint asks for beyond an identity.</summary>
internal static class Policies
{
    /// <summary>The role that shares.</summary>
    public const string Share = "share";

    /// <summary>To see everything: what is answered is of a whole host, and part of it would be wrong.</summary>
    public const string Whole = "whole";

    public static AuthorizationBuilder AddNetDashPolicies(this AuthorizationBuilder policies) => policies
        .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
        .AddPolicy(Share, policy => policy.RequireAuthenticatedUser().AddRequirements(new AccessRequirement(access => access.MayShare)))
        .AddPolicy(Whole, policy => policy.RequireAuthenticatedUser().AddRequirements(new AccessRequirement(access => access.Limit is null)));
}

/// <summary>Something that an access must allow.</summary>
internal sealed record AccessRequirement(Func<Access, bool> Holds) : IAuthorizationRequirement;

/// <summary>Holds requirements against what somebody may.</summary>
internal sealed class AccessHandler(AccessReader reader) : AuthorizationHandler<AccessRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, AccessRequirement requirement)
    {
        if (requirement.Holds(reader.Of(context.User)))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
