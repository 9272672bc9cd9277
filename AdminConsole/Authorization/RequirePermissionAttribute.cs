using Microsoft.AspNetCore.Authorization;

namespace AdminConsole.Authorization;

/// <summary>Names the permission that a page or endpoint needs. The check per row is the service's.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequirePermissionAttribute(Permission permission) : AuthorizeAttribute, IAuthorizationRequirementData, IAuthorizationRequirement
{
    public Permission Permission { get; } = permission;

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>Answers <see cref="RequirePermissionAttribute"/> from the person's current scope, not from claims: a role taken away stops at once (AZ-07).</summary>
internal sealed class PermissionAuthorizationHandler(AccessScopes scopes) : AuthorizationHandler<RequirePermissionAttribute>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, RequirePermissionAttribute requirement)
    {
        var scope = await scopes.OfAsync(context.User);
        if (scope.Can(requirement.Permission))
            context.Succeed(requirement);
    }
}
