using NJsonSchema.CodeGeneration.CSharp;
using NSwag;
using NSwag.CodeGeneration.CSharp;

// What a partner does who has nothing but the OpenAPI document: client-generator <openapi.json> <client.cs>
var document = await OpenApiDocument.FromJsonAsync(await File.ReadAllTextAsync(args[0]));
var settings = new CSharpClientGeneratorSettings { ClassName = "IntakeClient", ExceptionClass = "IntakeException", UseBaseUrl = false };
settings.CSharpGeneratorSettings.Namespace = "AdminConsole.Tests.Api.Generated";
settings.CSharpGeneratorSettings.JsonLibrary = CSharpJsonLibrary.SystemTextJson;
settings.CSharpGeneratorSettings.GenerateNullableReferenceTypes = true;
settings.CSharpGeneratorSettings.DateType = "System.DateOnly";
await File.WriteAllTextAsync(args[1], new CSharpClientGenerator(document, settings).GenerateFile());
