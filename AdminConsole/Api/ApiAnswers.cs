using AdminConsole.Authorization;
using AdminConsole.Operation;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Diagnostics;

namespace AdminConsole.Api;

/// <summary>Makes every refusal under <c>/api</c> a problem document, also those that the framework gives without asking a feature.</summary>
internal static class ApiAnswers
{
    private const string Prefix = "/api";

    public static void UseApiAnswers(this IApplicationBuilder app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments(Prefix, StringComparison.OrdinalIgnoreCase),
        api =>
        {
            api.UseExceptionHandler(failure => failure.Run(AnswerFailureAsync));
            api.UseStatusCodePages(context => AnswerAsync(context.HttpContext));
            api.Use(AnswerRoutingAsync);
        });

    /// <summary>Routing's own refusals stand outside every policy; without this they would lead to the sign-in page.</summary>
    private static async Task AnswerRoutingAsync(HttpContext context, RequestDelegate next)
    {
        switch (context.GetEndpoint())
        {
            case RouteEndpoint:
                await next(context);
                return;
            case { RequestDelegate: { } refuse }:
                await refuse(context);
                break;
            default:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
        }

        // A wrong content type is refused only to those who may send the right one.
        if (context.Response.StatusCode == StatusCodes.Status415UnsupportedMediaType && !(await context.AuthenticateAsync(AuthorizationSetup.ApiClientScheme)).Succeeded)
            await context.ChallengeAsync(AuthorizationSetup.ApiClientScheme);
    }

    private static Task AnswerFailureAsync(HttpContext context)
    {
        // A database that is away is nobody's fault and passes. Kestrel's complaints about a request (broken chunks, a body that stops coming) are the caller's fault, all others ours.
        var failure = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (failure is BadHttpRequestException bad)
            context.Response.StatusCode = bad.StatusCode;
        else if (context.RequestServices.GetRequiredService<IPassingFailures>().ErrorOf(failure) is { } passing)
            return passing.ToProblem().ExecuteAsync(context);
        return AnswerAsync(context);
    }

    private static Task AnswerAsync(HttpContext context) => ApiErrors.OfStatus(context.Response.StatusCode).ToProblem(context.Response.StatusCode).ExecuteAsync(context);
}
