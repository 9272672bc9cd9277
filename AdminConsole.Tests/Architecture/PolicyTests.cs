using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;

namespace AdminConsole.Tests.Architecture;

public sealed class PolicyTests
{
    /// <summary>Pages open to everybody. A line here is a decision: what the page shows must not need a person.</summary>
    private static readonly string[] AnonymousPages = ["SignInPage", "SecondStepPage", "ExpiredPasswordPage", "ErrorPage", "NotFoundPage", "ScreenClosedPage", "RegistrationPage", "EnquiryPage", "EnquiryResultPage", "BlankSheetPage", "BlankFormPage", "CodeVerificationPage", "ActivationPage", "PasswordResetPage", "SetUpPage", "DevelopmentTextsPage", "ManualPage"];

    [Fact]
    public void AZ01_RoutablePages_NameAPolicyOrAreListedAsAnonymous()
    {
        var pages = typeof(Program).Assembly.GetTypes().Where(type => type.IsDefined(typeof(RouteAttribute), inherit: false)).ToList();

        Findings.AssertNone(pages.Count, 6, pages
            .Where(page => !EndpointPolicies.IsExplicit(page.GetCustomAttributes(inherit: true), isListed: AnonymousPages.Contains(page.Name)))
            .Select(page => page.FullName!));
    }

    [Fact]
    public void AZ01_AnonymousPages_AllExistAndAllowAnonymous()
    {
        var types = typeof(Program).Assembly.GetTypes();

        Findings.AssertNone(AnonymousPages.Length, 1, AnonymousPages.Where(name => types.SingleOrDefault(type => type.Name == name)?.IsDefined(typeof(AllowAnonymousAttribute), inherit: true) != true));
    }

    [Theory]
    [InlineData(false, new[] { "policy" }, true)]
    [InlineData(false, new[] { "requirement" }, true)]
    [InlineData(false, new[] { "signed-in" }, false)]
    [InlineData(false, new string[0], false)]
    [InlineData(false, new[] { "anonymous" }, false)]
    [InlineData(true, new[] { "anonymous" }, true)]
    [InlineData(true, new string[0], false)]
    [InlineData(false, new[] { "policy", "anonymous" }, false)]
    public void IsExplicit_ForMetadata_AsExpected(bool listed, string[] metadata, bool expected) => Assert.Equal(expected, EndpointPolicies.IsExplicit(metadata.Select(Metadata), listed));

    [Fact]
    public void Unprotected_ForASource_NamesTheRoutes()
    {
        var source = new DefaultEndpointDataSource(Endpoint("/open"), Endpoint("/closed", new AuthorizeAttribute("policy")), Endpoint("/listed", new AllowAnonymousAttribute()));

        Assert.Equal(["/open"], EndpointPolicies.Unprotected(source, ["/listed"]));
    }

    private static RouteEndpoint Endpoint(string route, params object[] metadata) =>
        new(_ => Task.CompletedTask, Microsoft.AspNetCore.Routing.Patterns.RoutePatternFactory.Parse(route), order: 0, new(metadata), displayName: null);

    private static object Metadata(string name) => name switch
    {
        "policy" => new AuthorizeAttribute("policy"),
        "requirement" => new RequirementAttribute(),
        "signed-in" => new AuthorizeAttribute(),
        _ => new AllowAnonymousAttribute(),
    };

    [AttributeUsage(AttributeTargets.Class)]
    private sealed class RequirementAttribute : AuthorizeAttribute, IAuthorizationRequirementData
    {
        public IEnumerable<IAuthorizationRequirement> GetRequirements() => [];
    }
}
